"""The fault harness: a server is killed under people who act, and what they saw is judged."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from meeting.apply import replay
from meeting.errors import MeetingError
from meeting.events import Event
from meeting.privacy import seen_by
from server.errors import LogError
from server.sqlite_log import open_log
from server.sqlite_read import read_events, read_meetings
from tests.server.crew import LOST, Member
from tests.server.process import Process, running

PATIENCE, SHORT = 20, 5
"""Seconds until everybody must have got their answers; and where a mistake is planted."""

DISK = 0.005
"""Seconds that each commit takes longer, so that kills hit many of them."""


class Verdict(NamedTuple):
    """What came of a run: its figures in words, and everything that was against a promise."""

    figures: str
    wrong: list[str]


class _Logged(NamedTuple):
    """The events of a log, and its commands: by whom, their id, their last event."""

    events: list[Event]
    commands: list[tuple[int, str, int]]


async def judge(path: Path, kills: int, crew: int, seed: int, bug: str = "") -> Verdict:
    """Kill a server so often under so many people, and hold what they saw against its log.

    With a planted mistake it ends as soon as somebody sees something wrong.
    """
    chance = random.Random(seed)  # noqa: S311 - a test that can be run again
    async with running(path, bug=bug, disk=DISK) as server:
        links = [server.links["host"], *[server.links["participant"]] * (crew - 1)]
        members = [
            Member(link, f"m{n}", random.Random(seed + n))  # noqa: S311
            for n, link in enumerate(links)
        ]
        lives = [asyncio.create_task(member.live()) for member in members]
        for _ in range(kills):
            await asyncio.sleep(chance.uniform(0.2, 0.6))
            await server.end(signal.SIGKILL)
            await server.start()
            if bug and any(member.wrong for member in members):
                break
        wrong = await _rest(server, members, lives, SHORT if bug else PATIENCE)
        await server.end(signal.SIGTERM)
        logged = await _logged(path, wrong)
    wrong += [one for member in members for one in member.wrong]
    wrong += [] if wrong else _broken_promises(members, logged)
    return Verdict(_figures(kills, server, members, logged, wrong), wrong)


async def _rest(
    server: Process,
    members: Sequence[Member],
    lives: Sequence[asyncio.Task[None]],
    patience: float,
) -> list[str]:
    """Let everybody get their answers and read to the end; return what went wrong with that."""
    for member in members:
        member.active = False
    _, waiting = await asyncio.wait(lives, timeout=patience)
    for life in waiting:
        life.cancel()
    if waiting:
        await asyncio.wait(waiting)
        return [f"{len(waiting)} wait for answers that never come"]
    head = read_meetings(server.log)[0].events
    try:
        async with asyncio.timeout(patience):
            await asyncio.gather(*(member.read_on(head) for member in members))
    except (TimeoutError, *LOST):
        return ["somebody does not get all events"]
    return []


async def _logged(path: Path, wrong: list[str]) -> _Logged:
    try:
        await open_log(path).close()
        with closing(sqlite3.connect(path)) as connection:
            commands = connection.execute(
                "SELECT by, command_id, seq FROM event WHERE command_id IS NOT NULL"
            ).fetchall()
        return _Logged(list(read_events(path, read_meetings(path)[0].code)), commands)
    except LogError as error:
        wrong.append(str(error))
        return _Logged([], [])


def _broken_promises(members: Sequence[Member], logged: _Logged) -> list[str]:
    """Compare what everybody was told with what the log has."""
    events, commands = logged
    written = {(by, command): seq for by, command, seq in commands}
    promised = {(member.you, id_): seq for member in members for id_, seq in member.done.items()}
    refused = {(member.you, id_) for member in members for id_ in member.refused}
    return [
        *_unless([one.seq for one in events] == list(range(1, len(events) + 1)), "numbers"),
        *_unless(len(written) == len(commands), "a command was done twice"),
        *_unless(promised == written, "what was promised is not what was written"),
        *_unless(not refused & set(written), "what was refused was written"),
        *_unless(_makes_a_meeting(events), "the log makes no meeting"),
        *(
            f"{member.name} saw other events than the log has"
            for member in members
            if member.events
            != [seen_by(event, member.you) for event in events[: len(member.events)]]
        ),
    ]


def _unless(good: bool, words: str) -> Iterator[str]:  # noqa: FBT001 - what it is about
    if not good:
        yield words


def _makes_a_meeting(events: Sequence[Event]) -> bool:
    try:
        replay(events)
    except MeetingError:
        return False
    return True


def _figures(
    kills: int,
    server: Process,
    members: Sequence[Member],
    logged: _Logged,
    wrong: Sequence[str],
) -> str:
    starts = sorted(server.starts)
    return (
        f"{kills} kills, {len(members)} clients: {len(logged.events)} events, "
        f"{sum(len(one.done) for one in members)} acknowledged, "
        f"{sum(one.returns for one in members)} returns, "
        f"{sum(one.resent for one in members)} resent, {len(wrong)} violations; "
        f"start with Python {starts[len(starts) // 2]:.2f} s (median), {starts[-1]:.2f} s (worst)"
    )
