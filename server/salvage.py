"""Save what can be read of a damaged log into a new one."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from meeting.apply import apply
from meeting.errors import MeetingError
from meeting.events import MeetingOpened
from meeting.state import Meeting
from meeting.wire import encode
from server.errors import CopyInTheWay, LogError
from server.log import Append, Kept
from server.sqlite_log import Remains, SqliteLog, open_log, read_what_is_left

_EPOCH_BYTES = 8


class Saved(NamedTuple):
    """What was saved of a meeting: its code, how many events, and how many it had."""

    code: str
    events: int
    written: int


async def salvage(damaged: Path, new: Path) -> list[Saved]:
    """Write every meeting's events, up to the first broken one, into a new log.

    A meeting that lost its end gets a new epoch: people who still have the lost events are told
    that the record began anew, and never see other events under the same numbers.

    Raises:
        CopyInTheWay: there is a file already where the new log should go.
        LogError: the damaged file is no log, or not even its meetings can be read; or the new one
            cannot be written.
    """
    remains = _remains(damaged, new)
    log = open_log(new)
    try:
        return [await _saved(log, one) for one in remains]
    finally:
        await log.close()


def _remains(damaged: Path, new: Path) -> list[Remains]:
    if os.path.lexists(new):
        raise CopyInTheWay(new)
    return list(read_what_is_left(damaged))


async def _saved(log: SqliteLog, remains: Remains) -> Saved:
    events = list(_that_follow(remains.events))
    if events:
        if len(events) < remains.written:
            events[0] = _anew(events[0])
        await _write(log, remains, events)
    return Saved(remains.code, len(events), remains.written)


async def _write(log: SqliteLog, remains: Remains, events: Sequence[Kept]) -> None:
    people = {kept.event.seq for kept in events}
    settled: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
    log.append(
        Append(code=remains.code, events=events, links=remains.links, settled=settled.set_result)
    )
    error = await settled
    for session in remains.sessions:
        if error is None and session.person in people:
            settled = asyncio.get_running_loop().create_future()
            log.append(Append(code=remains.code, session=session, settled=settled.set_result))
            error = await settled
    if error:
        raise error


def _that_follow(events: Sequence[Kept]) -> Iterator[Kept]:
    """Yield the events as long as they make a meeting."""
    meeting = Meeting()
    for kept in events:
        try:
            meeting = apply(meeting, kept.event)
        except (MeetingError, LookupError):
            return
        yield kept


def _anew(opening: Kept) -> Kept:
    assert isinstance(opening.event, MeetingOpened)  # noqa: S101 - a meeting begins with it
    event = replace(opening.event, epoch=os.urandom(_EPOCH_BYTES).hex())
    return opening._replace(event=event, body=encode(event))
