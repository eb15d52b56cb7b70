"""The server is killed in the middle of everything, again and again, and nothing is lost.

`HANDRAIL_KILLS=500 HANDRAIL_CREW=50 python -m pytest tests/server/test_faults.py -s` is the long
run; it prints its figures.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from meeting.apply import replay
from meeting.events import Event
from meeting.privacy import seen_by
from server.sqlite_log import open_log, read_events, read_meetings
from tests.server.crew import Member
from tests.server.process import Process, running

KILLS = int(os.environ.get("HANDRAIL_KILLS", "10"))
CREW = int(os.environ.get("HANDRAIL_CREW", "10"))
SEED = int(os.environ.get("HANDRAIL_SEED", "7"))


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Process]:
    """Run a server process with a meeting, and end it whatever happens."""
    async with running(tmp_path / "handrail.db") as server:
        yield server


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
