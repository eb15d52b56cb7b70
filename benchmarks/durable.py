"""What keeping costs: events a second on disk, time to an answer, and time to start again.

`make bench NAME=durable ARGS="--events 100000"`. Every commit is synced (`synchronous=FULL`).
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from meeting import commands as c
from meeting import events as e
from meeting.commands import Command
from meeting.roles import Role
from meeting.wire import encode
from server.app import Server
from server.config import Config
from server.doors import hashed
from server.errors import LogError
from server.halls import Halls, answered
from server.limits import Limit
from server.log import Append, Kept, Session
from server.sqlite_log import SqliteLog, open_log

CODE = "BENCH2"
TEXT = "we talk about the ramp at the front door, and who of us can use it when it rains"
ANY = {Command: Limit(rate=1_000_000, burst=1_000_000)}


async def fill(log: SqliteLog, count: int) -> float:
    """Append so many events of 200 bytes, 64 on their way at a time; return events a second."""
    opened = e.MeetingOpened(seq=1, title="Load", language="en", utc=0, epoch="e")
    joined = e.PersonJoined(seq=2, name="Ann", roles=(Role.HOST,))
    await appended(log, [opened, joined], Session(2, hashed("key")))
    said = (e.ChatSaid(seq=seq, at=seq, by=2, text=TEXT) for seq in range(3, count + 3))
    start = time.perf_counter()

    async def take_turns() -> None:
        for one in said:
            await appended(log, [one])

    await asyncio.gather(*(take_turns() for _ in range(64)))
    return count / (time.perf_counter() - start)


async def appended(
    log: SqliteLog, events: Sequence[e.Event], session: Session | None = None
) -> None:
    """Append events and wait until they are on disk."""
    done: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
    kept = [Kept(one, encode(one), f"c{one.seq}", b"digest") for one in events]
    log.append(Append(code=CODE, events=kept, session=session, settled=done.set_result))
    assert await done is None


async def answers(config: Config, rate: int, seconds: int) -> tuple[float, float]:
    """Ask a room evenly; return p50 and p99 from the command to its answer, in milliseconds."""
    log = open_log(config.log)
    halls = Halls(log, config, lambda _: None)
    code, _ = await halls.open("Load", "en", ())
    hall = await halls.find(code)
    assert hall
    join = c.Join(name="Ann", roles=(Role.HOST,))
    person = await answered(partial(hall.room.join, join, b"key"))
    taken: list[float] = []

    async def ask(number: int) -> None:
        start = time.perf_counter()
        await answered(partial(hall.room.ask, person, c.Chat(id=str(number), text=TEXT)))
        taken.append((time.perf_counter() - start) * 1000)

    async with asyncio.TaskGroup() as asked:
        for number in range(rate * seconds):
            asked.create_task(ask(number))
            await asyncio.sleep(1 / rate)
    await log.close()
    cuts = quantiles(taken, n=100)
    return cuts[49], cuts[98]


async def main(options: argparse.Namespace) -> None:
    """Measure and print."""
    with TemporaryDirectory(dir=options.folder) as folder:
        config = Config(log=Path(folder) / "log.db", port=0, limits=ANY)
        log = open_log(config.log)
        rate = await fill(log, options.events)
        await log.close()
        print(f"{rate:10.0f} events a second on disk, in groups")
        start = time.perf_counter()
        async with Server(config):
            taken = time.perf_counter() - start
        print(f"{taken:10.2f} s from start to letting people in, with {options.events} events")
        p50, p99 = await answers(config, options.rate, options.seconds)
        print(f"{p50:10.2f} ms to an answer (median), {p99:.2f} ms (p99), {options.rate} a second")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--rate", type=int, default=200, help="commands a second")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where to write; default: the system's choice")
    asyncio.run(main(parser.parse_args()))
