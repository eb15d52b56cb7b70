"""The server is killed in the middle of everything, again and again, and nothing is lost.

`HANDRAIL_KILLS=500 HANDRAIL_CREW=50 python -m pytest tests/server/test_faults.py -s` is the long
run; it prints its figures.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from meeting.apply import replay
from meeting.events import Event
from meeting.privacy import seen_by
from server.sqlite_log import open_log, read_events, read_meetings
from tests.server.crew import Member

KILLS = int(os.environ.get("HANDRAIL_KILLS", "12"))
CREW = int(os.environ.get("HANDRAIL_CREW", "10"))
SEED = int(os.environ.get("HANDRAIL_SEED", "7"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Process]:
    """Run a server process with a meeting, and end it whatever happens."""
    server = Process(tmp_path / "handrail.db")
    await server.start("Killed")
    yield server
    with suppress(ProcessLookupError):
        await server.end(signal.SIGKILL)


class Process:
    """A server process on one log and one port."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.port = 0
        self.links: Mapping[str, str] = {}
        self.starts: list[float] = []
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, title: str = "") -> None:
        """Start it and wait until it lets people in."""
        began = asyncio.get_running_loop().time()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.server.runner", str(self.log), str(self.port), title,
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdout
        async with asyncio.timeout(20):
            said: dict[str, Any] = json.loads(await self._process.stdout.readline())
        self.port = said["port"]
        self.links = self.links or said["links"]
        self.starts.append(asyncio.get_running_loop().time() - began)

    async def end(self, number: signal.Signals) -> int:
        """Send the signal, and return the exit code."""
        assert self._process
        self._process.send_signal(number)
        async with asyncio.timeout(20):
            return await self._process.wait()


@pytest.mark.timeout(60 + KILLS * 3)
async def test_nothing_is_lost_when_the_server_is_killed(server: Process) -> None:
    """Acknowledged is in the log once and in order; everybody saw every event once and in order."""
    chance = random.Random(SEED)  # noqa: S311 - a test that can be run again
    links = [server.links["host"], *[server.links["participant"]] * (CREW - 1)]
    crew = [Member(link, f"m{n}", random.Random(SEED + n)) for n, link in enumerate(links)]  # noqa: S311

    async with asyncio.TaskGroup() as lives:
        for member in crew:
            lives.create_task(member.live())
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0.2, 0.6))
            await server.end(signal.SIGKILL)
            await server.start()
        for member in crew:
            member.active = False
    head = read_meetings(server.log)[0].events
    await asyncio.gather(*(member.read_on(head) for member in crew))
    code = await server.end(signal.SIGTERM)

    logged = list(read_events(server.log, read_meetings(server.log)[0].code))
    figures(server, crew, logged)
    assert code == 0
    assert [wrong for member in crew for wrong in member.wrong] == []
    assert [event.seq for event in logged] == list(range(1, len(logged) + 1))
    replay(logged)
    for member in crew:
        assert member.events == [seen_by(event, member.you) for event in logged[:head]]
    await check_promises(server.log, crew)


async def check_promises(path: Path, crew: list[Member]) -> None:
    """Compare what everybody was told with what the log has."""
    log = open_log(path)
    kept = [one for one in log.read(log.meetings()[0].code) if one.command]
    await log.close()
    written = {(one.event.by, one.command): one.event.seq for one in kept}
    promised = {(member.you, id_): seq for member in crew for id_, seq in member.done.items()}
    refused = {(member.you, id_) for member in crew for id_ in member.refused}

    assert len(written) == len(kept)
    assert promised == written
    assert not refused & set(written)


def figures(server: Process, crew: list[Member], logged: list[Event]) -> None:
    """Print what was done."""
    starts = sorted(server.starts)
    print(  # noqa: T201 - the figures are what the long run is for
        f"\n{KILLS} kills, {CREW} clients: {len(logged)} events, "
        f"{sum(len(one.done) for one in crew)} acknowledged, "
        f"{sum(one.returns for one in crew)} returns, {sum(one.resent for one in crew)} resent, "
        f"{sum(len(one.wrong) for one in crew)} violations; "
        f"start with Python {starts[len(starts) // 2]:.2f} s (median), {starts[-1]:.2f} s (worst)"
    )
