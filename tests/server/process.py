"""A server in a process of its own, which tests stop, kill, trace, and give a failing disk."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Process:
    """A server process on one log and one port.

    Attributes:
        port: its port; the same at every start.
        links: the links of its meeting, by role.
        starts: how many seconds each start took, Python's own start included.
    """

    def __init__(
        self, log: Path, before: Sequence[str] = (), bug: str = "", disk: float = 0
    ) -> None:
        """Take a log and, if wanted, a command to run the server under.

        `bug` is a planted mistake, `disk` the seconds that each commit takes longer.
        """
        self.log = log
        self._bug = bug
        self._disk = disk
        self.port = 0
        self.links: Mapping[str, str] = {}
        self.starts: list[float] = []
        self._before = before
        self._pid = 0
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """The process that serves."""
        return self._pid

    async def start(self, title: str = "", largest_file: int = 0) -> None:
        """Start it and wait until it lets people in.

        Args:
            title: the title of a meeting to open; none where it is empty.
            largest_file: the size past which writing fails, as on a failing disk; 0 for none.
        """
        began = asyncio.get_running_loop().time()
        settings = [
            str(self.log),
            str(self.port),
            title,
            str(largest_file),
            str(self._disk),
            self._bug,
        ]
        with self.log.with_suffix(".errors").open("ab") as errors:
            self._process = await asyncio.create_subprocess_exec(
                *self._before,
                *[sys.executable, "-m", "tests.server.runner", *settings],
                cwd=ROOT,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
            )
        assert self._process.stdout
        async with asyncio.timeout(20):
            said: dict[str, Any] = json.loads(await self._process.stdout.readline())
        self._pid, self.port = said["pid"], said["port"]
        self.links = self.links or said["links"]
        self.starts.append(asyncio.get_running_loop().time() - began)

    async def end(self, number: signal.Signals | None = None) -> int:
        """Send the signal, wait for the end, and return the exit code."""
        assert self._process
        if number and self._process.returncode is None:
            os.kill(self._pid, number)  # not to what the server runs under
        async with asyncio.timeout(20):
            return await self._process.wait()


@asynccontextmanager
async def running(
    log: Path, before: Sequence[str] = (), largest_file: int = 0, bug: str = "", disk: float = 0
) -> AsyncIterator[Process]:
    """Run a server process with a meeting, and end it whatever happens."""
    server = Process(log, before, bug, disk)
    await server.start("Ramps and rails", largest_file)
    try:
        yield server
    finally:
        with suppress(ProcessLookupError):
            await server.end(signal.SIGKILL)
