"""Signals end the work in order, whoever had them before."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from handrail import stopping
from handrail.errors import Stopped
from handrail.stopping import Stopping


@pytest.fixture
def hangup_ignored() -> Iterator[None]:
    """Ignore SIGHUP as `nohup` does."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGHUP, before)


def test_work_gives_its_exit_code() -> None:
    """Where nobody stops it."""

    async def work(_: Stopping) -> int:
        return 3

    assert stopping.run(work) == 3


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_work_after_it_cleaned_up(number: int, code: int) -> None:
    """With the exit code that shells know."""
    cleaned = []

    async def work(_: Stopping) -> int:
        try:
            os.kill(os.getpid(), number)
            await asyncio.Future()
        finally:
            cleaned.append("up")
        return 0

    with pytest.raises(Stopped) as stop:
        stopping.run(work)

    assert (stop.value.code, cleaned) == (code, ["up"])


def test_work_that_ends_in_order_keeps_its_code() -> None:
    """For some commands Ctrl+C is the way to end."""

    async def work(_: Stopping) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        try:
            await asyncio.Future()
        except asyncio.CancelledError:
            return 0
        return 1

    assert stopping.run(work) == 0


def test_signals_can_be_taken_back_from_a_client() -> None:
    """A client that ends takes its handlers along, and ours had been there before."""

    async def work(stop: Stopping) -> int:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, lambda: None)
        loop.remove_signal_handler(signal.SIGTERM)
        stop.listen()
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.Future()
        return 0

    with pytest.raises(Stopped):
        stopping.run(work)


def test_a_part_of_the_work_can_end_first() -> None:
    """What comes after it still happens; the exit code tells of the signal."""
    after = []

    async def work(stop: Stopping) -> int:
        part = asyncio.ensure_future(asyncio.sleep(60))
        stop.listen(part.cancel)
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.wait({part})
        after.append("closed")
        await part
        return 0

    with pytest.raises(Stopped) as stop:
        stopping.run(work)

    assert (stop.value.code, after) == (130, ["closed"])


@pytest.mark.usefixtures("hangup_ignored")
def test_what_nohup_ignores_stays_ignored() -> None:
    """A server goes on when its terminal is closed, where somebody wished for that."""

    async def work(_: Stopping) -> int:
        os.kill(os.getpid(), signal.SIGHUP)
        await asyncio.sleep(0)
        return 5

    assert stopping.run(work) == 5
