"""The log in one SQLite file. Nothing else in Handrail knows SQLite.

Each commit is on disk before it counts (`synchronous=FULL`); all commits run on one thread.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from meeting.erasing import erased, erases
from meeting.errors import Unreadable
from meeting.events import ConsentRefused, Event, MeetingClosed, MeetingOpened, Redacted
from meeting.roles import Role
from meeting.wire import decode_event, encode
from server import chain, log_file, pages
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
from server.log import Append, FirstAnswer, Kept, KeyHash, MeetingRow, Session
from server.sqlite_schema import (
    APPLICATION,
    BODIES,
    ERASE,
    EVENT,
    EVENT_COLUMNS,
    EVENTS,
    FIRST_ANSWER,
    FORGET,
    HEADS,
    MEETINGS,
    SCHEMA,
    VERSION,
)
from server.writer import Timed, Writer

_FINGERPRINT = 16
"""Characters of a hash in a fingerprint: 64 bits, few enough to write down."""

SALT_BYTES = 16
"""Random bytes in the hash of each event's body."""


class _Head(NamedTuple):
    """The end of a meeting's events: its row, its newest number, its newest link."""

    row: int
    seq: int
    link: bytes


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
            raise _named(error, path) from error
    log_file.check(path)
    held = log_file.lock(path)
    try:
        return SqliteLog(path, held, most_bytes, timed)
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
    return (event for event, _ in _read(path, code))


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
    with _reading(path) as connection:
        row = _meeting(connection, code)
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
    with _reading(path) as source:

        def fill(new: Path) -> None:
            try:
                with closing(sqlite3.connect(new)) as target:
                    source.backup(target)
            except sqlite3.Error as error:
                raise _named(error, copy) from error

        log_file.create(copy, fill)


def read_what_is_left(path: Path) -> Iterator[Remains]:
    """Yield what can still be read of each meeting of a damaged log; the file is left as it is.

    Raises:
        LogError: the file is no log, or not even its meetings can be read.
    """
    log_file.check(path)
    with log_file.copied(path) as copy, _reading(log_file.lengthened(copy)) as connection:
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
                [KeyHash(Role(role), key) for role, key in _rows(connection, "link", row)],
                [Session(*one) for one in _rows(connection, "session", row)],
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


def _rows(connection: sqlite3.Connection, table: str, row: int) -> list[tuple[Any, bytes]]:
    """Return the keys of a meeting; none where they cannot be read: people then need new links."""
    name = {"link": "role", "session": "person"}[table]
    try:
        return connection.execute(
            f"SELECT {name}, hash FROM {table} WHERE meeting = ?",  # noqa: S608 - two fixed names
            (row,),
        ).fetchall()
    except sqlite3.Error:
        return []


def _read(path: Path, code: str) -> Iterator[tuple[Event, bytes]]:
    """Yield a meeting's events with their JSON, as far as the chain holds."""
    with _reading(path) as connection:
        connection.execute("BEGIN")  # one moment, although a server may be writing
        row, epoch, last, last_link = _meeting(connection, code)
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


class SqliteLog:
    """A log that is open to write; `open_log` makes one, `close` lets go of it."""

    def __init__(self, path: Path, held: int, most_bytes: int, timed: Timed) -> None:
        """Check the file and start the writer; `held` is the lock, closed in the end."""
        self._path = path
        self._held: int | None = held
        self._failed: LogError | None = None
        self._erased = False
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
            self._looking = _open_to_read(path)
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
        return _read(self._path, code)

    def first_answer(self, code: str, by: int, command: str) -> FirstAnswer | None:
        """Return what became of a command; a look at one index, some microseconds."""
        try:
            found = self._looking.execute(FIRST_ANSWER, (code, by, command)).fetchall()
        except sqlite3.Error as error:
            raise _named(error, self._path) from error
        return FirstAnswer(*found[0]) if found else None

    def links(self, code: str) -> list[KeyHash]:
        """Return the hashes of the secrets that open a meeting."""
        with _reading(self._path) as connection:
            row = _meeting(connection, code)[0]
            found = connection.execute("SELECT role, hash FROM link WHERE meeting = ?", (row,))
            return [KeyHash(Role(role), key) for role, key in found]

    def sessions(self, code: str) -> list[Session]:
        """Return the hashes of the keys with which people come back to a meeting."""
        with _reading(self._path) as connection:
            row = _meeting(connection, code)[0]
            found = connection.execute("SELECT person, hash FROM session WHERE meeting = ?", (row,))
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
            self._failed = _named(error, self._path)
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


class _Row(NamedTuple):
    """A meeting's row: its name for SQL, and what its newest event should be."""

    id: int
    epoch: str
    seq: int
    hash: bytes


def _meeting(connection: sqlite3.Connection, code: str) -> _Row:
    found = connection.execute(
        "SELECT id, epoch, seq, hash FROM meeting WHERE code = ?", (code,)
    ).fetchone()
    if found is None:
        raise NoSuchMeeting(code)
    return _Row(*found)


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
