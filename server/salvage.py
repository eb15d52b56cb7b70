"""Save what can be read of a damaged log into a new one."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from meeting.apply import apply
from meeting.erasing import erased, erases
from meeting.errors import MeetingError
from meeting.events import (
    ConsentGiven,
    ConsentRefused,
    MeetingOpened,
    PersonJoined,
    Redacted,
    Withheld,
)
from meeting.state import Meeting
from meeting.wire import encode
from server.errors import CopyInTheWay, LogError
from server.log import Append, Kept
from server.sqlite_log import SqliteLog, open_log
from server.sqlite_remains import Remains, read_what_is_left

_EPOCH_BYTES = 8


class Saved(NamedTuple):
    """What was saved of a meeting: its code, how many events, and how many it had."""

    code: str
    events: int
    written: int


async def salvage(damaged: Path, new: Path) -> list[Saved]:
    """Write every event that can be read into a new log, also past broken ones.

    A lost event leaves its number, with nothing in it. A meeting that lost one gets a new epoch:
    people who still have the lost events are told that the record began anew, and never see other
    events under the same numbers.

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
    found = _blanked(remains.events)
    if not found:
        return Saved(remains.code, 0, remains.written)
    events, saved = _filled(found, remains.opening)
    if saved < remains.written:
        events[0] = _anew(events[0])
    await _write(log, remains, events)
    return Saved(remains.code, saved, remains.written)


async def _write(log: SqliteLog, remains: Remains, events: Sequence[Kept]) -> None:
    people = {one.event.seq for one in events if isinstance(one.event, PersonJoined)}
    sessions = [one for one in remains.sessions if one.person in people]
    await _appended(log, partial(Append, code=remains.code, events=events, links=remains.links))
    for session in sessions:
        await _appended(log, partial(Append, code=remains.code, session=session))


async def _appended(log: SqliteLog, append: Callable[..., Append]) -> None:
    settled: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
    log.append(append(settled=settled.set_result))
    error = await settled
    if error:
        raise error


def _blanked(events: Sequence[Kept]) -> dict[int, Kept]:
    """Return the events by number, without words that later ones took out.

    A page that was left behind may still hold them.
    """
    found = {one.event.seq: one for one in events}
    for erasing in [one.event for one in events]:
        if isinstance(erasing, Redacted | ConsentRefused):
            for seq, one in found.items():
                blank = erased(one.event)
                if seq < erasing.seq and erases(erasing, one.event) and blank is not one.event:
                    found[seq] = Kept(blank, encode(blank), one.command)
    return found


def _filled(found: Mapping[int, Kept], opening: MeetingOpened) -> tuple[list[Kept], int]:
    """Return the events up to the last one, empty ones for those that are lost, and the others.

    An event that cannot follow what is left, counts as lost.
    """
    meeting = Meeting()
    events: list[Kept] = []
    saved = 0
    for seq in range(1, max(found) + 1):
        one = found.get(seq)
        after = _after(meeting, one) if one else None
        if one is None or after is None:
            lost = Withheld(seq=seq, at=meeting.at) if seq > 1 else _opening(found, opening)
            one, after = Kept(lost, encode(lost)), apply(meeting, lost)
        else:
            saved += 1
        events.append(one)
        meeting = after
    return events, saved


def _after(meeting: Meeting, kept: Kept) -> Meeting | None:
    try:
        return apply(meeting, kept.event)
    except (MeetingError, LookupError):
        return None


def _opening(found: Mapping[int, Kept], opening: MeetingOpened) -> MeetingOpened:
    """Return the opening anew; whoever was asked for consent goes on being asked."""
    asked = any(isinstance(one.event, ConsentGiven | ConsentRefused) for one in found.values())
    return replace(opening, purpose="The purpose was lost." if asked else "")


def _anew(opening: Kept) -> Kept:
    assert isinstance(opening.event, MeetingOpened)  # noqa: S101 - a meeting begins with it
    event = replace(opening.event, epoch=os.urandom(_EPOCH_BYTES).hex())
    return opening._replace(event=event, body=encode(event))
