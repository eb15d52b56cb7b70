"""The backlog: bounded, honest about what it drops, and never in a live source's way."""

from __future__ import annotations

import asyncio

import pytest

from captions.errors import CutOffSound
from captions.sound.backlog import Backlog
from tests.captions.stand_ins import chunk


async def test_live_sound_drops_the_oldest() -> None:
    """A captioner that is late goes on with what is said now, and knows what it missed."""
    backlog = Backlog(live=True, most=3)

    for start in range(0, 500, 100):
        await backlog.put(chunk(start))

    assert backlog.dropped == 2
    assert [(await backlog.get()).start for _ in range(3)] == [200, 300, 400]  # type: ignore[union-attr]


async def test_a_recording_waits_for_room() -> None:
    """Nothing of it is lost."""
    backlog = Backlog(live=False, most=1)
    await backlog.put(chunk(0))

    waiting = asyncio.create_task(backlog.put(chunk(100)))
    await asyncio.sleep(0)
    assert not waiting.done()
    await backlog.get()
    await waiting

    assert backlog.dropped == 0


async def test_the_end_comes_after_the_last_chunk() -> None:
    """With the reason, if there is one."""
    backlog = Backlog(live=True)
    error = CutOffSound("It is cut off.")
    await backlog.put(chunk(0))
    await backlog.end(error)

    assert await backlog.get() == chunk(0)
    assert await backlog.get() is None
    assert backlog.error is error


async def test_a_reader_that_waits_is_woken() -> None:
    """By a chunk as by the end."""
    backlog = Backlog(live=True)
    waiting = asyncio.create_task(backlog.get())
    await asyncio.sleep(0)

    await backlog.put(chunk(0))

    assert await waiting == chunk(0)


@pytest.mark.parametrize("live", [True, False])
async def test_the_newest_sound_is_known(live: bool) -> None:  # noqa: FBT001
    """Lag is the distance between it and what was captioned."""
    backlog = Backlog(live=live)

    await backlog.put(chunk(0))
    await backlog.put(chunk(100))

    assert backlog.newest == 200
