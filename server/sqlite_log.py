"""The log in one SQLite file, open to write; `sqlite_read` reads it, `sqlite_remains` salvages it.

Each commit is on disk before it counts (`synchronous=FULL`); all commits run on one thread.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from meeting.erasing import erased, erases
from meeting.events import ConsentRefused, Event, MeetingClosed, MeetingOpened, Redacted
from meeting.roles import Role
from meeting.wire import decode_event, encode
from server import chain, log_file
from server.errors import LogDamaged, LogError, NoSuchMeeting
from server.log import Append, FirstAnswer, Kept, KeyHash, MeetingRow, Session
from server.sqlite_file import check, connect, meeting_row, named, open_to_read, reading
from server.sqlite_read import read_bodies, read_meetings
from server.sqlite_schema import (
    BODIES,
    ERASE,
    FIRST_ANSWER,
    FORGET,
    HEADS,
    LINKS,
    SCHEMA,
    SESSIONS,
    VERSION,
)
from server.writer import Timed, Writer

SALT_BYTES = 16
"""Random bytes in the hash of each event's body."""


class _Head(NamedTuple):
    """The end of a meeting's events: its row, its newest number, its newest link."""

    row: int
    seq: int
    link: bytes


def open_log(path: Path, most_bytes: int = 0, timed: Timed = lambda _: None) -> SqliteLog:
    """Open a log to write, and make it where there is none; needs a running event loop.

    Args:
        path: the file; its folder is made where there is none.
        most_bytes: the size at which the log counts as full; 0 for as much as the disk has.
        timed: is told how many seconds each commit took, in the log's own thread.

    Raises:
        LogError: the file cannot be used; it is left as it was.
    """
    if not path.exists():
        try:
            log_file.create(path, _fill)
        except sqlite3.Error as error:
            raise named(error, path) from error
    log_file.check(path)
    held = log_file.lock(path)
    try:
        return SqliteLog(path, held, most_bytes, timed)
    except sqlite3.Error as error:
        os.close(held)
        raise named(error, path) from error
    except LogError:
        os.close(held)
        raise


class SqliteLog:
    """A log that is open to write; `open_log` makes one, `close` lets go of it."""

    def __init__(self, path: Path, held: int, most_bytes: int, timed: Timed) -> None:
        """Check the file and start the writer; `held` is the lock, closed in the end."""
        self._path = path
        self._held: int | None = held
        self._failed: LogError | None = None
        self._erased = False
        self._connection = connect(path, "rw")
        try:
            check(self._connection, path)
            _check_whole(self._connection, path)
            _set(self._connection, most_bytes)
            self._heads = {
                code: _Head(row, seq, link)
                for code, row, seq, link in self._connection.execute(HEADS)
            }
            _check_writable(self._connection)
            self._looking = open_to_read(path)
        except BaseException:
            self._connection.close()
            raise
        self._writer = Writer(self._commit, timed)

    def append(self, append: Append) -> None:
        """Write behind everything that was appended before; returns at once, settles later."""
        self._writer.put(append)

    def meetings(self) -> list[MeetingRow]:
        """List the meetings, oldest first."""
        return read_meetings(self._path)

    def read(self, code: str) -> Iterator[tuple[Event, bytes]]:
        """Yield a meeting's events in order, each with its JSON."""
        return read_bodies(self._path, code)

    def first_answer(self, code: str, by: int, command: str) -> FirstAnswer | None:
        """Return what became of a command; a look at one index, some microseconds."""
        try:
            found = self._looking.execute(FIRST_ANSWER, (code, by, command)).fetchall()
        except sqlite3.Error as error:
            raise named(error, self._path) from error
        return FirstAnswer(*found[0]) if found else None

    def links(self, code: str) -> list[KeyHash]:
        """Return the hashes of the secrets that open a meeting."""
        with reading(self._path) as connection:
            row = meeting_row(connection, code)[0]
            found = connection.execute(LINKS, (row,))
            return [KeyHash(Role(role), *more) for role, *more in found]

    def sessions(self, code: str) -> list[Session]:
        """Return the hashes of the keys with which people come back to a meeting."""
        with reading(self._path) as connection:
            row = meeting_row(connection, code)[0]
            found = connection.execute(SESSIONS, (row,))
            return [Session(*one) for one in found]

    async def close(self) -> None:
        """Settle what was appended, then let go of the file; does nothing the second time."""
        held, self._held = self._held, None
        if held is not None:
            await self._writer.close()
            self._looking.close()
            self._connection.close()
            os.close(held)

    def _commit(self, appends: Sequence[Append]) -> list[LogError | None]:
        """Write what follows the written events, all in one transaction; runs in the writer."""
        if self._failed and not self._failed.passing:
            return [self._failed] * len(appends)
        heads: dict[str, _Head] = {}
        try:
            with self._transaction():
                outcomes = [self._write(append, heads) for append in appends]
        except sqlite3.Error as error:
            self._failed = named(error, self._path)
            return [self._failed] * len(appends)
        self._heads.update(heads)
        if self._erased:
            self._clear_traces()
        return outcomes

    def _clear_traces(self) -> None:
        """Empty the file of newest pages, where erased words may stand still, and the index.

        Where a reader is in the way, the next commit tries again.
        """
        log_file.forget_index(self._path)
        try:
            busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error:
            return  # what was written stands; the next commit tries again
        self._erased = bool(busy)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _write(self, append: Append, heads: dict[str, _Head]) -> LogError | None:
        """Write one append; where it stands behind a failed one, return why that one failed."""
        code = append.code
        if append.forget:
            return self._forget(code)
        head = heads.get(code) or self._heads.get(code) or self._new_meeting(append)
        if append.events and append.events[0].event.seq != head.seq + 1:
            return self._failed or LogDamaged(self._path, f"the end of meeting {code}")
        for kept in append.events:
            head = self._write_event(head, kept)
        if append.events:
            self._connection.execute(
                "UPDATE meeting SET seq = ?, hash = ? WHERE id = ?", (head.seq, head.link, head.row)
            )
        self._write_keys(head.row, append)
        heads[code] = head
        return None

    def _new_meeting(self, append: Append) -> _Head:
        opened = append.events[0].event
        if not isinstance(opened, MeetingOpened):
            raise NoSuchMeeting(append.code)
        link = chain.beginning(opened.epoch)
        row = self._connection.execute(
            "INSERT INTO meeting (code, epoch, title, opened, keep_days, seq, hash)"
            " VALUES (?, ?, ?, ?, ?, 0, ?) RETURNING id",
            (append.code, opened.epoch, opened.title, opened.utc, opened.keep_days, link),
        ).fetchone()[0]
        return _Head(row, 0, link)

    def _write_event(self, head: _Head, kept: Kept) -> _Head:
        event, kind, salt = kept.event, type(kept.event).__name__, os.urandom(SALT_BYTES)
        digest = chain.digest(kept.body, salt)
        link = chain.link(head.link, event.seq, kind, digest)
        command = (kept.command, kept.digest) if kept.command else (None, None)
        row = (head.row, event.seq, event.at, event.by, kind, kept.body, salt, digest, link)
        self._connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", (*row, *command)
        )
        if isinstance(event, Redacted | ConsentRefused):
            self._erase(head.row, event)
        if isinstance(event, MeetingClosed):
            self._connection.execute(
                "UPDATE meeting SET closed = opened + ? WHERE id = ?", (event.at, head.row)
            )
        return head._replace(seq=event.seq, link=link)

    def _erase(self, row: int, erasing: Redacted | ConsentRefused) -> None:
        """Write blank bodies over those that the event takes out."""
        found = self._connection.execute(BODIES, (row, erasing.seq)).fetchall()
        for seq, body in found:
            event = decode_event(body)
            blank = erased(event)
            if erases(erasing, event) and blank is not event:
                self._connection.execute(ERASE, (encode(blank), erasing.seq, row, seq))
        self._erased = True

    def _forget(self, code: str) -> LogError | None:
        """Delete a meeting; secure_delete writes zeros over it."""
        head = self._heads.pop(code, None)
        if head is None:
            return LogDamaged(self._path, f"meeting {code}, which is not there")
        for statement in FORGET:
            self._connection.execute(statement, (head.row,))
        self._erased = True
        return None

    def _write_keys(self, row: int, append: Append) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)",
            [(row, *link) for link in append.links],
        )
        if append.session:
            self._connection.execute("INSERT INTO session VALUES (?, ?, ?)", (row, *append.session))


def _fill(path: Path) -> None:
    """Write an empty log into the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(SCHEMA)


def _check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Raise where a page is broken; a broken event is found by the chain, when it is read."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise LogDamaged(path)


def _set(connection: sqlite3.Connection, most_bytes: int) -> None:
    for pragma in ("synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    if most_bytes:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {max(1, most_bytes // size)}")


def _check_writable(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
