"""A server with a long meeting is back at once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from benchmarks.durable import CODE
from meeting import commands as c
from meeting.wire import Done, Hello, Welcome
from tests.figures import Figure
from tests.server.process import ROOT, running
from tests.server.talk import dial

EVENTS = 100_000
CPU = 1.3
"""Seconds of work, Python's own start included; seconds by the clock depend on who else works."""


FILL = """
import asyncio, sys
from pathlib import Path
from benchmarks.durable import fill
from server.sqlite_log import open_log

async def main():
    log = open_log(Path(sys.argv[1]))
    await fill(log, int(sys.argv[2]))
    await log.close()

asyncio.run(main())
"""


@pytest.mark.timeout(180)
@pytest.mark.usefixtures("unmeasured")
async def test_a_killed_server_answers_again_soon(tmp_path: Path, figure: Figure) -> None:
    """From the start of the process to the first answer, after a kill, at 100,000 events."""
    path = tmp_path / "handrail.db"
    filling = await asyncio.create_subprocess_exec(
        sys.executable, "-c", FILL, str(path), str(EVENTS), cwd=ROOT
    )
    assert await filling.wait() == 0
    taken: list[tuple[float, float]] = []
    async with running(path) as server:
        for _ in range(3):
            await server.end(signal.SIGKILL)
            began = time.monotonic()
            await server.start()
            async with dial(f"ws://127.0.0.1:{server.port}/j/{CODE}") as talk:
                await talk.say(Hello(session="key", since=EVENTS, epoch="e"))
                await talk.until(Welcome)
                answer = await talk.ask(c.Chat(text="back again"))
            taken.append((time.monotonic() - began, await asyncio.to_thread(worked, server.pid)))
            assert isinstance(answer, Done)

    clock, cpu = (min(each) for each in zip(*taken, strict=True))
    figure(
        "P9", f"start of the process to the first answer at {EVENTS:,} events: {clock:.2f} s, "
        f"of which {cpu:.2f} s of work",
    )  # fmt: skip
    assert cpu < CPU


def worked(pid: int) -> float:
    """Return the CPU seconds that a process has used (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
