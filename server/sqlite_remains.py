"""What can still be read of a damaged log, event by event, with the pages as a last resort."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from meeting.erasing import erased
from meeting.errors import Unreadable
from meeting.events import MeetingOpened
from meeting.roles import Role
from meeting.wire import decode_event
from server import chain, log_file, pages
from server.log import Kept, KeyHash, Session
from server.sqlite_file import reading
from server.sqlite_schema import EVENT, EVENT_COLUMNS, LINKS, SESSIONS


class Remains(NamedTuple):
    """What is left of a meeting in a damaged log.

    Attributes:
        code: the meeting's code.
        opening: what is known of its opening without its first event.
        written: how many events it had.
        events: those that are as they were written, in their order; some may lack between them.
        links: the hashes of its links' secrets, as far as they can be read.
        sessions: the hashes of its people's keys, as far as they can be read.
    """

    code: str
    opening: MeetingOpened
    written: int
    events: list[Kept]
    links: list[KeyHash]
    sessions: list[Session]


def read_what_is_left(path: Path) -> Iterator[Remains]:
    """Yield what can still be read of each meeting of a damaged log; the file is left as it is.

    Raises:
        LogError: the file is no log, or not even its meetings can be read.
    """
    log_file.check(path)
    with log_file.copied(path) as copy, reading(log_file.lengthened(copy)) as connection:
        found = connection.execute(
            "SELECT id, code, epoch, seq, title, opened, keep_days FROM meeting ORDER BY id"
        ).fetchall()
        torn = _torn(copy)
        for row, code, epoch, seq, title, opened, keep_days in found:
            opening = MeetingOpened(
                seq=1, title=title, language="en", utc=opened, epoch=epoch, keep_days=keep_days
            )
            yield Remains(
                code,
                opening,
                seq,
                list(_whole_events(connection, row, opening, seq, torn)),
                [KeyHash(Role(role), *more) for role, *more in _rows(connection, LINKS, row)],
                [Session(*one) for one in _rows(connection, SESSIONS, row)],
            )


_Torn = Callable[[int, int], Sequence[Any] | None]
"""Finds the row of a meeting's event on the pages of the file, whatever leads to them."""


def _torn(path: Path) -> _Torn:
    """Return what finds rows past broken pages; it reads the file when it is first asked."""
    found: dict[tuple[Any, Any], Sequence[Any]] = {}

    def find(meeting: int, seq: int) -> Sequence[Any] | None:
        if not found:
            found[0, 0] = ()
            for one in pages.rows(path, EVENT_COLUMNS):
                meeting_, seq_, _, _, kind, body, salt, body_hash, link, command, digest, by = one
                row = (seq_, kind, body, salt, body_hash, link, by, command or "", digest or b"")
                found[meeting_, seq_] = row
        return found.get((meeting, seq))

    return find


def _whole_events(
    connection: sqlite3.Connection, row: int, opening: MeetingOpened, last: int, torn: _Torn
) -> Iterator[Kept]:
    """Yield a meeting's events that are as they were written.

    An event must follow the one before it; where that one is lost, its own hash must do.
    """
    before: bytes | None = chain.beginning(opening.epoch)
    for place in range(1, last + 1):
        found = _event_row(connection, row, place) or torn(row, place)
        before, kept = _whole(found, place, before) if found else (None, None)
        if kept:
            yield kept


def _event_row(connection: sqlite3.Connection, row: int, place: int) -> Sequence[Any] | None:
    try:
        found: Sequence[Any] | None = connection.execute(EVENT, (row, place)).fetchone()
    except sqlite3.Error:
        return None
    return found


def _whole(
    found: Sequence[Any], place: int, before: bytes | None
) -> tuple[bytes | None, Kept | None]:
    """Return the link and the event where it is whole, and follows `before` if that is known."""
    seq, kind, body, salt, body_hash, link, by, command, digest = found
    try:
        event = decode_event(body)
        fits = before is None or chain.link(before, seq, kind, body_hash) == link
        is_whole = chain.digest(body, salt) == body_hash if by is None else erased(event) is event
    except (Unreadable, TypeError, AttributeError):  # what stands there is of another kind
        return None, None
    if not (fits and is_whole and event.seq == seq == place and type(event).__name__ == kind):
        return None, None
    return link, Kept(event, body, command, digest)


def _rows(connection: sqlite3.Connection, keys: str, row: int) -> list[Sequence[Any]]:
    """Return the keys of a meeting; none where they cannot be read: people then need new links."""
    try:
        return connection.execute(keys, (row,)).fetchall()
    except sqlite3.Error:
        return []
