"""Pace and end: a recording plays like speech, and stops when somebody wishes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from captions.sound.chunks import Chunk
from captions.sources.marked import Marked
from captions.sources.source import RealPace
from captions.sources.until import Until
from tests.captions.stand_ins import ListSource, chunk


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        """Begin anywhere."""
        self.now = 1_000.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


async def test_a_chunk_comes_when_its_last_sample_was_spoken() -> None:
    """Not when its first one was: a microphone can't know it earlier."""
    clock = Clock()
    source = RealPace(
        ListSource([chunk(0), chunk(100), chunk(200, 50)]), clock=clock, sleep=clock.sleep
    )

    times = [round(clock.now - 1_000.0, 3) async for _ in source.chunks()]

    assert times == [0.1, 0.2, 0.25]


async def test_a_slow_reader_does_not_move_the_clock() -> None:
    """What is due comes at once, and then the pace is that of the speech again."""
    clock = Clock()
    source = RealPace(
        ListSource([chunk(at) for at in range(0, 600, 100)]), clock=clock, sleep=clock.sleep
    )
    times = []
    async for one in source.chunks():
        times.append(round(clock.now - 1_000.0, 3))
        if one.start == 0:
            clock.now += 0.35

    assert times == [0.1, 0.45, 0.45, 0.45, 0.5, 0.6]


def test_a_playing_recording_is_live() -> None:
    """It does not wait for an engine that is late."""
    assert RealPace(ListSource([])).live


async def test_a_source_ends_by_itself() -> None:
    """All its chunks come when nobody stops it, and somebody is told of each."""
    told: list[int] = []
    source = Until(ListSource([chunk(0), chunk(100)]), asyncio.Event(), told.append)

    assert [one.start async for one in source.chunks()] == [0, 100]
    assert told == [100, 200]


async def test_a_source_ends_on_a_wish_and_is_let_go() -> None:
    """While it waits for sound, too: a microphone is closed."""
    stop, closed = asyncio.Event(), asyncio.Event()

    class Silent(ListSource):
        async def chunks(self) -> AsyncGenerator[Chunk, None]:
            try:
                yield chunk(0)
                await asyncio.Event().wait()
            finally:
                closed.set()

    got = []
    async for one in Until(Silent([]), stop).chunks():
        got.append(one.start)
        stop.set()

    assert (got, closed.is_set()) == ([0], True)


async def test_the_floor_is_marked_once() -> None:
    """The chunk at which somebody else got it tells so; the sound stays the same."""
    answers = iter([False, True, False])
    source = Marked(ListSource([chunk(0), chunk(100), chunk(200)]), lambda: next(answers))

    marked = [one async for one in source.chunks()]

    assert [one.another for one in marked] == [False, True, False]
    assert [one.start for one in marked] == [0, 100, 200]
