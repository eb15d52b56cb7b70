"""One person of the demo: a line to the meeting, and the cues to follow on it."""

import asyncio
from collections.abc import Callable, Sequence

from client.happenings import CaughtUp, Happened, Welcomed
from client.line import Line
from handrail.demo.plan import Cue
from handrail.demo.players import wishes
from meeting.commands import CloseMeeting
from meeting.events import CaptionsStarted
from meeting.state import Meeting

Watch = Callable[[Happened], None]
"""Sees each event as one person of the demo gets it."""


class Actor:
    """Follow cues as a client like any other; what has become impossible is left out.

    Attributes:
        ready: set once this person is in.
        playing: set once the recording plays.
        began: when it began to play, in the seconds of the running loop.
        meeting: the meeting as this person knows it.
        you: this person's number.
    """

    def __init__(self, line: Line, cues: Sequence[Cue] = (), watch: Watch | None = None) -> None:
        """Take a line, the cues of this person, oldest first, and who watches along."""
        self.ready = asyncio.Event()
        self.playing = asyncio.Event()
        self.began = 0.0
        self.meeting = Meeting()
        self.you = 0
        self._line = line
        self._cues = cues
        self._watch = watch

    async def follow(self) -> None:
        """Read the line until it ends, and act on the cues once the recording plays."""
        async with asyncio.TaskGroup() as group:
            acting = group.create_task(self._act())
            await self._read()
            acting.cancel()

    async def do(self, cue: Cue) -> None:
        """Act on one cue now; a refusal is no matter."""
        for command in wishes(cue, self.meeting, self.you):
            await self._line.ask(command)

    async def close_meeting(self) -> None:
        """Close the meeting for everybody, if nobody has done so yet."""
        await self._line.ask(CloseMeeting())

    async def _read(self) -> None:
        async for happening in self._line:
            match happening:
                case Welcomed():
                    self.you = happening.you
                case CaughtUp():
                    self.ready.set()
                case Happened():
                    self.meeting = happening.after
                    if isinstance(happening.event, CaptionsStarted):
                        self._begin()
                    if self._watch:
                        self._watch(happening)
                case _:
                    pass

    def _begin(self) -> None:
        """Note when the recording began; captions that start again begin nothing."""
        if not self.playing.is_set():
            self.began = asyncio.get_running_loop().time()
            self.playing.set()

    async def _act(self) -> None:
        await self.playing.wait()
        for cue in self._cues:
            elapsed = asyncio.get_running_loop().time() - self.began
            await asyncio.sleep(max(0.0, cue.at / 1000 - elapsed))
            await self.do(cue)
