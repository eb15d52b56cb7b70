"""The log in one SQLite file. Nothing else in Handrail knows SQLite.

Each commit is on disk before it counts (`synchronous=FULL`); all commits run on one thread.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from meeting.errors import Unreadable
from meeting.events import Event, MeetingClosed, MeetingOpened
from meeting.roles import Role
from meeting.wire import decode_event
from server import chain, log_file
from server.errors import (
    CopyInTheWay,
    LogBroken,
    LogDamaged,
    LogError,
    LogForeign,
    LogFull,
    LogLocked,
    LogNewer,
    LogUnwritable,
    NoSuchMeeting,
)
from server.log import Append, Kept, KeyHash, MeetingRow, Session
from server.sqlite_schema import APPLICATION, EVENTS, HEADS, MEETINGS, SCHEMA, VERSION
from server.writer import Writer


class _Head(NamedTuple):
    """The end of a meeting's events: its row, its newest number, its newest link."""

    row: int
    seq: int
    link: bytes


def open_log(path: Path, most_bytes: int = 0) -> SqliteLog:
    """Open a log to write, and make it where there is none; needs a running event loop.

    Args:
        path: the file; its folder is made where there is none.
        most_bytes: the size at which the log counts as full; 0 for as much as the disk has.

    Raises:
        LogError: the file cannot be used; it is left as it was.
    """
    if not path.exists():
        try:
            log_file.create(path, _fill)
        except sqlite3.Error as error:
            raise _named(error, path) from error
    log_file.check(path)
    held = log_file.lock(path)
    try:
        return SqliteLog(path, held, most_bytes)
    except sqlite3.Error as error:
        os.close(held)
        raise _named(error, path) from error
    except LogError:
        os.close(held)
        raise


def read_meetings(path: Path) -> list[MeetingRow]:
    """List the meetings of a log, oldest first; also while a server runs, and after a crash.

    Raises:
        LogError: the file is no log that can be read.
    """
    with _reading(path) as connection:
        return [MeetingRow(*row) for row in connection.execute(MEETINGS)]


def read_events(path: Path, code: str) -> Iterator[Event]:
    """Yield a meeting's events in order; also while a server runs, and after a crash.

    Raises:
        NoSuchMeeting: the log has no meeting of that code.
        LogError: the file is no log that can be read, or an event is not what was written.
    """
    return (kept.event for kept in _read(path, code))


def back_up(path: Path, copy: Path) -> None:
    """Copy a whole log into a new file as it stands at one moment; a server may be writing.

    Raises:
        CopyInTheWay: there is a file already where the copy should go.
        LogError: the log cannot be read, or the copy cannot be written.
    """
    if os.path.lexists(copy):
        raise CopyInTheWay(copy)
    with _reading(path) as source:

        def fill(new: Path) -> None:
            try:
                with closing(sqlite3.connect(new)) as target:
                    source.backup(target)
            except sqlite3.Error as error:
                raise _named(error, copy) from error

        log_file.create(copy, fill)


def _read(path: Path, code: str) -> Iterator[Kept]:
    """Yield a meeting's events with all that is kept of them, as far as the chain holds."""
    with _reading(path) as connection:
        row, epoch = _meeting(connection, code)
        link = chain.beginning(epoch)
        for place, (seq, kind, body, body_hash, kept_link, command, digest) in enumerate(
            connection.execute(EVENTS, (row,)), 1
        ):
            link = chain.link(link, seq, kind, body_hash)
            if seq != place or link != kept_link or chain.digest(body) != body_hash:
                raise LogDamaged(path, f"event {place} of meeting {code}")
            try:
                event = decode_event(body)
            except Unreadable as error:
                raise LogDamaged(path, f"event {place} of meeting {code}") from error
            yield Kept(event, body, command, digest)


class SqliteLog:
    """A log that is open to write; `open_log` makes one, `close` lets go of it."""

    def __init__(self, path: Path, held: int, most_bytes: int) -> None:
        """Check the file and start the writer; `held` is the lock, closed in the end."""
        self._path = path
        self._held: int | None = held
        self._failed: LogError | None = None
        self._connection = _connect(path, "rw")
        try:
            _check(self._connection, path)
            _check_whole(self._connection, path)
            _set(self._connection, most_bytes)
            self._heads = {
                code: _Head(row, seq, link)
                for code, row, seq, link in self._connection.execute(HEADS)
            }
            _check_writable(self._connection)
        except BaseException:
            self._connection.close()
            raise
        self._writer = Writer(self._commit)

    def append(self, append: Append) -> None:
        """Write behind everything that was appended before; returns at once, settles later."""
        self._writer.put(append)

    def meetings(self) -> list[MeetingRow]:
        """List the meetings, oldest first."""
        return read_meetings(self._path)

    def read(self, code: str) -> Iterator[Kept]:
        """Yield a meeting's events in order."""
        return _read(self._path, code)

    def links(self, code: str) -> list[KeyHash]:
        """Return the hashes of the secrets that open a meeting."""
        with _reading(self._path) as connection:
            row, _ = _meeting(connection, code)
            found = connection.execute("SELECT role, hash FROM link WHERE meeting = ?", (row,))
            return [KeyHash(Role(role), key) for role, key in found]

    def sessions(self, code: str) -> list[Session]:
        """Return the hashes of the keys with which people come back to a meeting."""
        with _reading(self._path) as connection:
            row, _ = _meeting(connection, code)
            found = connection.execute("SELECT person, hash FROM session WHERE meeting = ?", (row,))
            return [Session(*one) for one in found]

    async def close(self) -> None:
        """Settle what was appended, then let go of the file; does nothing the second time."""
        held, self._held = self._held, None
        if held is not None:
            await self._writer.close()
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
            self._failed = _named(error, self._path)
            return [self._failed] * len(appends)
        self._heads.update(heads)
        return outcomes

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
        head = heads.get(code) or self._heads.get(code) or self._new_meeting(append)
        if append.events and append.events[0].event.seq != head.seq + 1:
            return self._failed or LogDamaged(self._path, f"the end of meeting {code}")
        for kept in append.events:
            head = self._write_event(head, kept)
        self._write_keys(head.row, append)
        heads[code] = head
        return None

    def _new_meeting(self, append: Append) -> _Head:
        opened = append.events[0].event
        if not isinstance(opened, MeetingOpened):
            raise NoSuchMeeting(append.code)
        row = self._connection.execute(
            "INSERT INTO meeting (code, epoch, title, opened) VALUES (?, ?, ?, ?) RETURNING id",
            (append.code, opened.epoch, opened.title, opened.utc),
        ).fetchone()[0]
        return _Head(row, 0, chain.beginning(opened.epoch))

    def _write_event(self, head: _Head, kept: Kept) -> _Head:
        event, kind, digest = kept.event, type(kept.event).__name__, chain.digest(kept.body)
        link = chain.link(head.link, event.seq, kind, digest)
        command = (kept.command, kept.digest) if kept.command else (None, None)
        self._connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (head.row, event.seq, event.at, event.by, kind, kept.body, digest, link, *command),
        )
        if isinstance(event, MeetingClosed):
            self._connection.execute(
                "UPDATE meeting SET closed = opened + ? WHERE id = ?", (event.at, head.row)
            )
        return head._replace(seq=event.seq, link=link)

    def _write_keys(self, row: int, append: Append) -> None:
        for role, key in append.links:
            self._connection.execute(
                "INSERT OR REPLACE INTO link VALUES (?, ?, ?)", (row, role, key)
            )
        if append.session:
            self._connection.execute("INSERT INTO session VALUES (?, ?, ?)", (row, *append.session))


def _fill(path: Path) -> None:
    """Write an empty log into the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(SCHEMA)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # opened in the loop's thread, used in the writer's
    )
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a log to read; where SQLite may not keep its books beside the file, open a copy."""
    log_file.check(path)
    try:
        try:
            connection = _open_to_read(path)
        except sqlite3.OperationalError as error:
            if _code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            with log_file.copied(path) as copy, closing(_open_to_read(copy)) as connection:
                yield connection
        else:
            with closing(connection):
                yield connection
    except sqlite3.Error as error:
        raise _named(error, path) from error


def _open_to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "ro")
    try:
        _check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise where the file is not a log of ours."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise LogForeign(path)
    if version > VERSION:
        raise LogNewer(path)


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


def _meeting(connection: sqlite3.Connection, code: str) -> tuple[int, str]:
    found = connection.execute("SELECT id, epoch FROM meeting WHERE code = ?", (code,)).fetchone()
    if found is None:
        raise NoSuchMeeting(code)
    row, epoch = found
    return row, epoch


_ERRORS: dict[int, Callable[[Path], LogError]] = {
    sqlite3.SQLITE_NOTADB: LogForeign,
    sqlite3.SQLITE_CORRUPT: LogDamaged,
    sqlite3.SQLITE_FULL: LogFull,
    sqlite3.SQLITE_BUSY: LogLocked,
    sqlite3.SQLITE_LOCKED: LogLocked,
    sqlite3.SQLITE_READONLY: LogUnwritable,
    sqlite3.SQLITE_CANTOPEN: LogUnwritable,
    sqlite3.SQLITE_PERM: LogUnwritable,
}
"""SQLite's result codes in our words; after any other one nobody knows what is on disk."""


def _named(error: sqlite3.Error, path: Path) -> LogError:
    return _ERRORS.get(_code(error), LogBroken)(path)


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its finer part."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
