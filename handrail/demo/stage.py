"""The demo's meeting: everybody comes in, the recording plays, and the meeting is closed."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from handrail import faces
from handrail.demo import entering
from handrail.demo.actor import Actor
from handrail.demo.captioning import Captioning
from handrail.demo.latency import Stopwatch, TimedLine
from handrail.demo.options import Options
from handrail.demo.plan import Cue, Plan, Player
from handrail.demo.players import for_person
from handrail.stopping import Stopping
from meeting.roles import Role
from server.app import Server

AFTER_RECORDING = 6.0
"""Seconds after the recording in which the last captions come and the last cues are played."""


class Stage:
    """One meeting with people who follow a plan, a captioner, and you.

    Attributes:
        code: the meeting's code, once it is open.
    """

    def __init__(
        self, plan: Plan, options: Options, stopwatch: Stopwatch, stopping: Stopping
    ) -> None:
        """Set the stage; nobody is on it yet."""
        self.code = ""
        self._plan = plan
        self._options = options
        self._stopwatch = stopwatch
        self._stopping = stopping

    async def play(self, server: Server, recording: Path) -> int:
        """Open the meeting, play it, and close it; return the exit code of your client.

        Raises:
            CaptionsFailed: the captioner ended with an error.
        """
        agenda = [item.wish() for item in self._plan.agenda]
        opened = await server.open_meeting(self._plan.title, self._plan.language, agenda)
        self.code = opened.code
        captioning = Captioning(
            recording, opened.links[Role.CAPTIONER], self._plan.language, self._options.model
        )
        async with AsyncExitStack() as stack:
            actors = [
                await stack.enter_async_context(
                    entering.actor(opened, player, self._cues_of(player))
                )
                for player in self._plan.person
            ]
            you = entering.you(
                opened.links[Role.HOST],
                self._options,
                self._stopping,
                lambda line: TimedLine(line, self._stopwatch),
            )
            face = await stack.enter_async_context(you)
            await asyncio.gather(*(actor.ready.wait() for actor in actors))
            await stack.enter_async_context(captioning)
            await self._until_over(face, actors[0], captioning)
            await captioning.stop()
            await actors[0].close_meeting()
            return await face

    def _cues_of(self, player: Player) -> list[Cue]:
        """Return what one person of the plan does until the end that was asked for."""
        return for_person(self._plan, player.name, Role(player.role), self._options.seconds)

    async def _until_over(
        self, face: asyncio.Task[int], actor: Actor, captioning: Captioning
    ) -> None:
        """Wait until you leave, the time is up, or the recording is over."""
        over = asyncio.create_task(self._recording_over(captioning))
        plays = asyncio.create_task(actor.playing.wait())
        try:
            await asyncio.wait({face, over, plays}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait(
                {face, over}, timeout=self._options.seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if over.done():
                over.result()
        finally:
            over.cancel()
            plays.cancel()

    async def _recording_over(self, captioning: Captioning) -> None:
        """Wait for the end, and on a terminal for ever: people get the time that they need."""
        await captioning.over()
        await asyncio.sleep(AFTER_RECORDING)
        if faces.is_terminal() and self._options.seconds is None:
            await asyncio.Future()
