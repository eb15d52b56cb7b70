"""The writer groups what waits, keeps its order, and settles in the loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

from server.errors import LogError, LogFull
from server.log import Append
from server.writer import MOST_TOGETHER, Writer


class Disk:
    """Commits when a test lets it, and remembers the groups and the threads."""

    def __init__(self, outcome: LogError | None = None) -> None:
        self.free = threading.Event()
        self.groups: list[int] = []
        self.threads: set[int] = set()
        self.outcome = outcome

    def commit(self, appends: Sequence[Append]) -> list[LogError | None]:
        """Commit the group."""
        self.free.wait(5)
        self.groups.append(len(appends))
        self.threads.add(threading.get_ident())
        return [self.outcome] * len(appends)


def put(writer: Writer, settled: list[object], count: int) -> None:
    """Append so many times; each remembers its number and the thread it is settled in."""
    for number in range(count):

        def settle(error: LogError | None, number: int = number) -> None:
            settled.append((number, error, threading.get_ident()))

        writer.put(Append(code="ABC234", settled=settle))


async def test_what_waits_shares_a_commit() -> None:
    """While one commit runs, the rest gathers, up to the most that may share one."""
    disk = Disk()
    writer = Writer(disk.commit)

    put(writer, [], MOST_TOGETHER * 2)
    disk.free.set()
    await writer.close()

    assert sum(disk.groups) == MOST_TOGETHER * 2
    assert max(disk.groups) <= MOST_TOGETHER
    assert len(disk.groups) <= 3


async def test_appends_settle_in_order_in_the_loop() -> None:
    """The disk has a thread of its own; nobody else needs to know of it."""
    disk = Disk()
    disk.free.set()
    writer = Writer(disk.commit)
    settled: list[object] = []

    put(writer, settled, 300)
    await writer.close()

    here = threading.get_ident()
    assert settled == [(number, None, here) for number in range(300)]
    assert here not in disk.threads
    assert len(disk.threads) == 1


async def test_a_failure_reaches_who_appended() -> None:
    """The reason comes with it."""
    full = LogFull(Path("handrail.db"))
    disk = Disk(full)
    disk.free.set()
    writer = Writer(disk.commit)
    settled: list[object] = []

    put(writer, settled, 1)
    await writer.close()

    assert settled == [(0, full, threading.get_ident())]


async def test_the_loop_does_not_wait_for_the_disk() -> None:
    """While a commit hangs, everything else goes on."""
    disk = Disk()
    writer = Writer(disk.commit)
    put(writer, [], 1)

    async with asyncio.timeout(1):
        await asyncio.sleep(0)

    assert disk.groups == []
    disk.free.set()
    await writer.close()


async def test_what_goes_wrong_with_one_takes_no_other_along() -> None:
    """A mistake in one meeting is reported, and the other meetings get their answers."""
    disk = Disk()
    disk.free.set()
    reported: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context))
    writer = Writer(disk.commit)
    settled: list[object] = []

    def fail(_: LogError | None) -> None:
        raise ValueError

    writer.put(Append(code="ABC234", settled=fail))
    put(writer, settled, 1)
    await writer.close()

    assert len(settled) == 1
    assert len(reported) == 1
