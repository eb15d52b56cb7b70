"""What a process has used so far, as Linux tells it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path


def work(pid: int | None) -> float:
    """Give the seconds of work of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak(pid: int | None) -> int:
    """Give the most memory that a process has had, in MiB."""
    return _mebibytes(pid, "VmHWM:")


def held(*pids: int | None) -> int:
    """Give the memory that processes hold together, in MiB. What they share counts once."""
    shares = (Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii") for pid in pids if pid)
    return sum(int(one.partition("\nPss:")[2].split()[0]) for one in shares) // 1024


@asynccontextmanager
async def watched(*pids: int | None) -> AsyncIterator[list[int]]:
    """Note each second what processes hold together; see `held`."""
    noted: list[int] = []

    async def watch() -> None:
        while True:
            noted.append(held(*pids))
            await asyncio.sleep(1)

    watching = asyncio.create_task(watch())
    try:
        yield noted
    finally:
        watching.cancel()


def _mebibytes(pid: int | None, name: str) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition(name)[2].split()[0]) // 1024
