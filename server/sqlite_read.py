"""Read a log: which meetings, which events, a fingerprint, a copy. A server may be writing it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from meeting.erasing import erased, erases
from meeting.errors import Unreadable
from meeting.events import Event
from meeting.wire import decode_event
from server import chain, log_file
from server.errors import CopyInTheWay, LogDamaged
from server.log import MeetingRow
from server.sqlite_file import meeting_row, named, reading
from server.sqlite_schema import EVENTS, MEETINGS

_FINGERPRINT = 16
"""Characters of a hash in a fingerprint: 64 bits, few enough to write down."""


def read_meetings(path: Path) -> list[MeetingRow]:
    """List the meetings of a log, oldest first; also while a server runs, and after a crash.

    Raises:
        LogError: the file is no log that can be read.
    """
    with reading(path) as connection:
        return [MeetingRow(*row) for row in connection.execute(MEETINGS)]


def read_events(path: Path, code: str) -> Iterator[Event]:
    """Yield a meeting's events in order; also while a server runs, and after a crash.

    Raises:
        NoSuchMeeting: the log has no meeting of that code.
        LogError: the file is no log that can be read, or an event is not what was written.
    """
    return (event for event, _ in read_bodies(path, code))


def fingerprint(path: Path, code: str, seq: int | None = None) -> str:
    """Return a short name for a meeting's events up to `seq`, or up to the newest one.

    Whoever writes it down can tell later whether those events are still the same, and all there:
    nothing inside the file can prove that, since who can change events can change hashes too.

    Returns:
        The number and the beginning of that event's hash; "" where the meeting has no such event.

    Raises:
        NoSuchMeeting: the log has no meeting of that code.
        LogError: the file is no log that can be read.
    """
    with reading(path) as connection:
        row = meeting_row(connection, code)
        found = connection.execute(
            "SELECT seq, hash FROM event WHERE meeting = ? AND seq = ?", (row.id, seq or row.seq)
        ).fetchone()
        if found is None:
            return ""
        return f"{found[0]}-{found[1].hex()[:_FINGERPRINT]}"


def back_up(path: Path, copy: Path) -> None:
    """Copy a whole log into a new file as it stands at one moment; a server may be writing.

    Raises:
        CopyInTheWay: there is a file already where the copy should go.
        LogError: the log cannot be read, or the copy cannot be written.
    """
    if os.path.lexists(copy):
        raise CopyInTheWay(copy)
    with reading(path) as source:

        def fill(new: Path) -> None:
            try:
                with closing(sqlite3.connect(new)) as target:
                    source.backup(target)
            except sqlite3.Error as error:
                raise named(error, copy) from error

        log_file.create(copy, fill)


def read_bodies(path: Path, code: str) -> Iterator[tuple[Event, bytes]]:
    """Yield a meeting's events with their JSON, as far as the chain holds.

    Raises:
        NoSuchMeeting: the log has no meeting of that code.
        LogError: the file is no log that can be read, or an event is not what was written.
    """
    with reading(path) as connection:
        connection.execute("BEGIN")  # one moment, although a server may be writing
        row, epoch, last, last_link = meeting_row(connection, code)
        link = chain.beginning(epoch)
        gone: dict[int, list[Event]] = {}
        place = 0
        for place, (seq, kind, body, salt, body_hash, kept_link, by) in enumerate(
            connection.execute(EVENTS, (row,)), 1
        ):
            link = chain.link(link, seq, kind, body_hash)
            is_whole = by is not None or chain.digest(body, salt) == body_hash
            if seq != place or link != kept_link or not is_whole:
                raise LogDamaged(path, f"event {place} of meeting {code}")
            try:
                event = decode_event(body)
            except Unreadable as error:
                raise LogDamaged(path, f"event {place} of meeting {code}") from error
            if by is not None:
                gone.setdefault(by, []).append(event)
            if seq in gone and not _may_be_gone(event, gone.pop(seq)):
                raise LogDamaged(path, f"what event {place} of meeting {code} erased")
            yield event, body
        if (place, link) != (last, last_link):
            raise LogDamaged(path, f"the end of meeting {code}: events are missing")
        if gone:
            raise LogDamaged(path, f"what was erased in meeting {code}")


def _may_be_gone(erasing: Event, gone: Iterable[Event]) -> bool:
    """Tell whether these events are blank, and blank because of this one."""
    return all(erases(erasing, event) and erased(event) is event for event in gone)
