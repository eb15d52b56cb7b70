"""Leads sound to an engine and what it heard to the reader: partials, captions, gaps, notices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import aclosing, suppress
from typing import Any, TypeVar

from captions.engines.deafness import Deafness
from captions.engines.doubt import Doubt
from captions.engines.engine import FinalHeard, Heard
from captions.engines.steady import SteadyEngine, Taken
from captions.errors import SoundError
from captions.results import Gap, Notice, Result, Resumed, Stalled
from captions.sound.backlog import Backlog
from captions.sound.chunks import Chunk
from captions.sound.watch import SoundWatch
from captions.sources.source import Source
from captions.text.composer import Composer
from meeting.language import later, say

Answer = TypeVar("Answer")

STUCK_SECONDS = 4.0
"""Then everybody is told, within 5 s; the engine gets longer before it is started again."""

BEHIND_MS = 2_000
CAUGHT_UP_MS = 500

AGAIN = Notice(later("The captions' engine was started again."))
CAUGHT_UP = Notice(later("Captions have caught up."))


Cut = Callable[[FinalHeard], Iterable[FinalHeard]]


def whole(heard: FinalHeard) -> tuple[FinalHeard, ...]:
    """Leave a finished line whole."""
    return (heard,)


async def run_captions(
    source: Source,
    engine: SteadyEngine,
    composer: Composer,
    emit: Callable[[Result], None],
    *,
    stuck_seconds: float = STUCK_SECONDS,
    cut: Cut = whole,
) -> None:
    """Caption a source to its end; the engine must be started.

    Args:
        source: where sound comes from.
        engine: what listens; it is left running.
        composer: makes captions of what is heard.
        emit: takes each result, at once.
        stuck_seconds: after so long without sound or an answer people are told.
        cut: cuts a finished line where somebody else began to speak, or drops it.

    Raises:
        SoundError: the sound ended badly; all that came before was captioned.
        EngineStopped: the engine stopped too often.
    """
    await _Pipeline(source, engine, composer, emit, stuck_seconds, cut).run()


class _Pipeline:
    def __init__(
        self,
        source: Source,
        engine: SteadyEngine,
        composer: Composer,
        emit: Callable[[Result], None],
        stuck_seconds: float,
        cut: Cut,
    ) -> None:
        self._cut = cut
        self._source = source
        self._engine = engine
        self._composer = composer
        self._emit = emit
        self._stuck_seconds = stuck_seconds
        self._backlog = Backlog(live=source.live)
        self._watch = SoundWatch()
        self._doubt = Doubt()
        self._deafness = Deafness()
        self._end = 0
        self._behind = False
        self._stalled = False
        self._deaf_since: int | None = None
        self._lost: Gap | None = None

    async def run(self) -> None:
        reader = asyncio.create_task(self._read())
        try:
            while (chunk := await self._next()) is not None:
                await self._take(chunk)
            self._say_what_is_lost()
            self._tell(await self._engine.finish())
            self._no_longer_deaf(self._end)
            self._say_what_is_lost()
        finally:
            reader.cancel()
            with suppress(asyncio.CancelledError):
                await reader
        if self._backlog.error:
            raise self._backlog.error

    async def _read(self) -> None:
        error = None
        try:
            async with aclosing(self._source.chunks()) as chunks:
                async for chunk in chunks:
                    await self._backlog.put(chunk)
        except SoundError as found:
            error = found
        finally:
            await self._backlog.end(error)

    async def _next(self) -> Chunk | None:
        """Wait for sound, and say so if none comes."""
        return await _patiently(
            self._backlog.get(),
            lambda: self._say(self._watch.nothing_came()),
            self._stuck_seconds,
        )

    async def _take(self, chunk: Chunk) -> None:
        self._say(self._watch.hear(chunk))
        if chunk.start > self._end:
            self._lose(Gap(self._end, chunk.start))
        self._say_what_is_lost()
        taken = await _patiently(self._engine.take(chunk), self._stall, self._stuck_seconds)
        self._end = chunk.end
        self._took(taken)
        since = self._deafness.hear(chunk, self._watch.loud, taken.spoken, taken.heard)
        if since is not None and self._deaf_since is None:
            await self._renew(since)
        self._say_lag()

    async def _renew(self, since: int) -> None:
        """Tell people that there are no words, and let another engine hear the speech, once.

        Where that one hears no words either, people are told that captions go on when it does.
        """
        self._deaf_since = since
        self._emit(Stalled(since, deaf=True))
        self._took(await self._engine.renew())

    def _took(self, taken: Taken) -> None:
        if taken.restarted:
            self._composer.forget()
            self._emit(AGAIN)
        if taken.lost:
            self._lose(taken.lost)
        self._tell(taken.heard)

    def _stall(self) -> None:
        if self._deaf_since is None:  # else people know
            self._stalled = True
            self._emit(Stalled(self._end))

    def _no_longer_deaf(self, first: int) -> None:
        """Note that words come again, the first of them spoken then."""
        if self._deaf_since is not None:
            self._lose(Gap(self._deaf_since, max(self._deaf_since, first)))
            self._deaf_since = None
            self._stalled = True

    def _lose(self, gap: Gap) -> None:
        start = self._lost.start if self._lost else gap.start
        self._lost = Gap(min(start, gap.start), gap.end)

    def _say_what_is_lost(self) -> None:
        """Say it when the next chunk is there: only then is known how much waited in vain."""
        if self._deaf_since is not None:
            return
        if self._stalled:
            lost = self._lost or Gap(self._end, self._end)
            self._emit(Resumed(lost.start, lost.end))
        elif self._lost:
            self._emit(self._lost)
        self._stalled, self._lost = False, None

    def _tell(self, heard: list[Heard]) -> None:
        for one in heard:
            if one.words:
                self._no_longer_deaf(_start(one))
            parts = self._cut(one) if isinstance(one, FinalHeard) else (one,)
            for part in parts:
                result = self._composer.compose(part, self._end)
                if result is not None:
                    self._emit(result)
            if isinstance(one, FinalHeard):
                self._say(self._doubt.hear(one.words))

    def _say_lag(self) -> None:
        """Say once that captions are behind, and once that they have caught up."""
        lag = self._backlog.newest - self._end
        if not self._source.live:
            return
        if lag >= BEHIND_MS and not self._behind:
            self._behind = True
            self._emit(Notice(say("Captions are {seconds} seconds behind.", seconds=lag // 1000)))
        elif lag <= CAUGHT_UP_MS and self._behind:
            self._behind = False
            self._emit(CAUGHT_UP)

    def _say(self, notice: Notice | None) -> None:
        if notice:
            self._emit(notice)


def _start(heard: Heard) -> int:
    """Return when the first of the words was spoken."""
    return heard.words[0].start if isinstance(heard, FinalHeard) else heard.start


async def _patiently(
    work: Coroutine[Any, Any, Answer], tell: Callable[[], None], seconds: float
) -> Answer:
    """Wait for an answer as long as it takes; tell once if that is too long."""
    task = asyncio.create_task(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            tell()
        return await task
    finally:
        task.cancel()
