"""What tests of a log write into it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from meeting import events as e
from meeting.events import Event
from meeting.roles import Role
from meeting.wire import encode
from server.doors import hashed
from server.errors import LogError
from server.log import Append, Kept, KeyHash, Session
from server.sqlite_log import SqliteLog, open_log
from tests.server.stand_ins import OPENED

CODE = "ABC234"
OPENING = e.MeetingOpened(seq=1, title="Ramps", language="en", utc=OPENED, epoch="e1")


def kept(event: Event, command: str = "") -> Kept:
    """Return the event as a log keeps it."""
    return Kept(event, encode(event), command, b"digest" if command else b"")


def chat(seq: int, text: str = "hello") -> Kept:
    """Return a line of chat by person 2, with a command id of its own."""
    return kept(e.ChatSaid(seq=seq, at=seq * 10, by=2, text=text), f"c{seq}")


async def append(log: SqliteLog, *events: Kept, code: str = CODE) -> LogError | None:
    """Append events and return how it went."""
    settled: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
    log.append(Append(code=code, events=events, settled=settled.set_result))
    return await settled


async def opened(path: Path) -> SqliteLog:
    """Return a log with one meeting, one link, one person and their key."""
    log = open_log(path)
    settled: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
    joined = e.PersonJoined(seq=2, at=10, name="Ann", roles=(Role.HOST,))
    log.append(
        Append(
            code=CODE,
            events=(kept(OPENING), kept(joined)),
            links=(KeyHash(Role.HOST, hashed("link")),),
            session=Session(2, hashed("key")),
            settled=settled.set_result,
        )
    )
    assert await settled is None
    return log
