"""Keeps an engine going: starts it again when it stops or hangs, and loses as little as can be."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from msgspec import Struct

from captions.engines.ear import Ear
from captions.engines.engine import FinalHeard, Heard, PartialHeard
from captions.errors import EngineStopped
from captions.results import Gap
from captions.sound.chunks import CHUNK_MS, Chunk
from meeting.language import say

REPLAY = 10_000 // CHUNK_MS
"""Chunks of the unfinished line that a new engine hears again, at five times real time."""

MOST_STARTS = 3
WITHIN_SECONDS = 60.0
"""An engine that stops more often than this will not be helped by another start."""


class Taken(Struct, frozen=True):
    """What came of a chunk.

    Attributes:
        heard: what the engine heard.
        spoken: how much of the chunk was speech, in milliseconds.
        restarted: whether the engine had to be started again.
        lost: sound that no engine has heard to the end.
    """

    heard: list[Heard]
    spoken: int = 0
    restarted: bool = False
    lost: Gap | None = None


class SteadyEngine:
    """An engine that outlives its own crashes.

    The sound of the line that is not finished is kept. A new engine hears it again, so that
    no word is lost; sound that makes the new one stop too is given up and marked.
    """

    def __init__(
        self, make: Callable[[], Ear], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take what makes an engine, and a clock in seconds."""
        self._make = make
        self._clock = clock
        self._ear = make()
        self._kept: deque[Chunk] = deque(maxlen=REPLAY)
        self._began: int | None = None
        self._stops: deque[float] = deque(maxlen=MOST_STARTS + 1)

    async def start(self) -> None:
        """Load and warm up; raises CaptionError."""
        await self._ear.start()

    async def take(self, chunk: Chunk) -> Taken:
        """Hand over a chunk.

        Raises:
            EngineStopped: it stopped too often.
        """
        self._kept.append(chunk)
        try:
            took = await self._ear.take(chunk)
        except EngineStopped as stop:
            return await self._again(stop)
        return Taken(self._note(took.heard), took.spoken)

    async def renew(self) -> Taken:
        """Start another engine in the place of one that runs and hears nothing.

        Raises:
            EngineStopped: it stopped too often.
        """
        return await self._again(EngineStopped(say("The captions' engine hears no words.")))

    async def finish(self) -> list[Heard]:
        """End the sound; what a dying engine still had is heard by a new one."""
        try:
            return await self._ear.finish()
        except EngineStopped as stop:
            again = await self._again(stop)
            return again.heard + await self._ear.finish()

    async def stop(self) -> None:
        """End the engine, whatever it does."""
        await self._ear.stop()

    async def _again(self, stop: EngineStopped) -> Taken:
        """Start a new engine and let it hear the unfinished line; the second time, without it."""
        lost = self._too_old()
        while True:
            await self._start_another(stop)
            try:
                heard = await self._replay()
            except EngineStopped as another:
                stop = another
                lost = self._give_up(lost)
            else:
                return Taken(heard, restarted=True, lost=lost)

    async def _start_another(self, stop: EngineStopped) -> None:
        self._stops.append(self._clock())
        full = len(self._stops) > MOST_STARTS
        if full and self._stops[-1] - self._stops[0] < WITHIN_SECONDS:
            raise EngineStopped(
                say(
                    "{stop} It was started {times} times. Start captions again.",
                    stop=stop,
                    times=MOST_STARTS,
                )
            )
        await self._ear.stop()
        self._ear = self._make()
        await self._ear.start()

    async def _replay(self) -> list[Heard]:
        heard: list[Heard] = []
        for chunk in tuple(self._kept):
            heard += self._note((await self._ear.take(chunk)).heard)
        return heard

    def _note(self, heard: list[Heard]) -> list[Heard]:
        """Keep the sound from the end of the last finished line on."""
        for one in heard:
            if isinstance(one, FinalHeard):
                self._forget(one.words[-1].end)
            elif isinstance(one, PartialHeard):
                self._began = one.start if one.words else None
        return heard

    def _forget(self, end: int) -> None:
        self._began = None
        while self._kept and self._kept[0].start < end:
            self._kept.popleft()

    def _too_old(self) -> Gap | None:
        """Tell what part of the unfinished line is kept no more."""
        first = self._kept[0].start
        return Gap(self._began, first) if self._began is not None and self._began < first else None

    def _give_up(self, lost: Gap | None) -> Gap | None:
        """Stop keeping sound that an engine cannot bear."""
        if not self._kept:
            return lost
        start = lost.start if lost else self._kept[0].start
        end = self._kept[-1].end
        self._kept.clear()
        return Gap(start, end)
