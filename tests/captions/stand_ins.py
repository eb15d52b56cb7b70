"""Stand-ins: sources, engines and lines of a dozen lines that do what a test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence

from captions.engines.engine import FinalHeard, Heard, PartialHeard, Word
from captions.engines.wire import Took
from captions.errors import EngineStopped, SoundError
from captions.sound.chunks import Chunk
from tests.captions.sounds import RATE, silence


def chunk(start: int, ms: int = 100) -> Chunk:
    """Make a chunk of silence."""
    return Chunk(silence(ms), RATE, start)


def final(text: str, start: int = 0, end: int = 1_000, *, paused: bool = True) -> FinalHeard:
    """Make a finished line whose words share its time evenly."""
    words = text.split()
    step = (end - start) // len(words)
    timed = (
        Word(word, start + at * step, start + (at + 1) * step) for at, word in enumerate(words)
    )
    return FinalHeard(tuple(timed), paused)


def partial(text: str, start: int = 0) -> PartialHeard:
    """Make a growing line."""
    return PartialHeard(tuple(text.split()), start)


class ListSource:
    """A source of chunks that are known before."""

    name = "list"
    rate = RATE

    def __init__(
        self, chunks: Sequence[Chunk], *, live: bool = False, error: SoundError | None = None
    ) -> None:
        self.live = live
        self._chunks = chunks
        self._error = error

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give them, then end badly if so told."""
        for one in self._chunks:
            yield one
        if self._error:
            raise self._error


Answers = Callable[[Chunk], list[Heard]]


class PaperEar:
    """An engine that answers each chunk from a function, and stops where that says so."""

    def __init__(self, answers: Answers = lambda _chunk: [], last: Sequence[Heard] = ()) -> None:
        self.heard: list[int] = []
        self.started = False
        self.stopped = False
        self._answers = answers
        self._last = last

    async def start(self) -> None:
        """Note that it was started."""
        self.started = True

    async def take(self, chunk: Chunk) -> Took:
        """Answer as told."""
        self.heard.append(chunk.start)
        await asyncio.sleep(0)
        return Took(self._answers(chunk))

    async def finish(self) -> list[Heard]:
        """Give the last words."""
        return list(self._last)

    async def stop(self) -> None:
        """Note that it was stopped."""
        self.stopped = True


def stops_at(start: int) -> Answers:
    """Make answers that hear nothing and stop at a chunk."""

    def answers(chunk: Chunk) -> list[Heard]:
        if chunk.start == start:
            raise EngineStopped("The captions' engine has stopped.")
        return []

    return answers
