"""Open the SQLite file of a log, know it as ours, and say in plain words what went wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from server import log_file
from server.errors import (
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
from server.sqlite_schema import APPLICATION, VERSION


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open the file as it is, to read ("ro") or to write ("rw"); any of our threads may use it."""
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
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a log to read; where SQLite may not keep its books beside the file, open a copy.

    Raises:
        LogError: the file is no log that can be read.
    """
    log_file.check(path)
    try:
        try:
            connection = open_to_read(path)
        except sqlite3.OperationalError as error:
            if _code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            with log_file.copied(path) as copy, closing(open_to_read(copy)) as connection:
                yield connection
        else:
            with closing(connection):
                yield connection
    except sqlite3.Error as error:
        raise named(error, path) from error


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a log to read for as long as the caller likes.

    Raises:
        LogError: the file is not a log of ours.
        sqlite3.Error: SQLite can do nothing with it.
    """
    connection = connect(path, "ro")
    try:
        check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise where the file is not a log of ours, or of a newer Handrail."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise LogForeign(path)
    if version > VERSION:
        raise LogNewer(path)


class Row(NamedTuple):
    """A meeting's row: its name for SQL, and what its newest event should be."""

    id: int
    epoch: str
    seq: int
    hash: bytes


def meeting_row(connection: sqlite3.Connection, code: str) -> Row:
    """Find a meeting by its code.

    Raises:
        NoSuchMeeting: the log has no meeting of that code.
    """
    found = connection.execute(
        "SELECT id, epoch, seq, hash FROM meeting WHERE code = ?", (code,)
    ).fetchone()
    if found is None:
        raise NoSuchMeeting(code)
    return Row(*found)


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


def named(error: sqlite3.Error, path: Path) -> LogError:
    """Return what went wrong in our words."""
    return _ERRORS.get(_code(error), LogBroken)(path)


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its finer part."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
