"""Captions a recording as fast as the computer can, and goes on where a stopped run ended."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from captions.engines.steady import SteadyEngine
from captions.journal import Journal
from captions.pipeline import run_captions
from captions.results import Caption, Gap, Notice, Partial, Result, Resumed, Stalled
from captions.sound.chunks import Chunk
from captions.sources.source import Source
from captions.text.composer import Composer
from meeting.language import say

Progress = Callable[[int], None]
"""Takes how far the recording is captioned, in milliseconds."""


class Rest:
    """A source without its beginning, which was captioned before."""

    live = False

    def __init__(self, source: Source, start: int, progress: Progress) -> None:
        """Take the source, where to begin in milliseconds, and what is told of each chunk."""
        self.name = source.name
        self.rate = source.rate
        self._source = source
        self._start = start
        self._progress = progress

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give what comes after the beginning; see `Source`."""
        async with aclosing(self._source.chunks()) as chunks:
            async for chunk in chunks:
                if chunk.start >= self._start:
                    yield chunk
                    self._progress(chunk.end)


async def caption_recording(
    source: Source,
    engine: SteadyEngine,
    composer: Composer,
    journal: Journal,
    *,
    progress: Progress = lambda _ms: None,
    tell: Callable[[str, int], None] = lambda _sentence, _ms: None,
) -> None:
    """Caption what the journal does not have yet; the engine must be started.

    Args:
        source: the recording, from its beginning.
        engine: what listens; it is left running.
        composer: makes captions of what is heard.
        journal: takes each caption; it must be open.
        progress: is told how far it is.
        tell: takes sentences for the person, each with its time in milliseconds.

    Raises:
        SoundError: the sound ended badly; all that came before was captioned.
        EngineStopped: the engine stopped too often.
    """
    start = journal.end
    at = start

    def note(result: Result) -> None:
        match result:
            case Caption():
                journal.add(result)
            case Gap() | Resumed() if start <= result.start < result.end:
                tell(say("Here the engine missed some speech."), result.start)
            case Notice():
                tell(say(result.text), at)
            case Gap() | Stalled() | Resumed() | Partial():
                pass

    def passed(ms: int) -> None:
        nonlocal at
        at = ms
        progress(ms)

    await run_captions(Rest(source, start, passed), engine, composer, note)
