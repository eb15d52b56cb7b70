"""Seven mistakes that a server could make, each to be planted: the harness must find every one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from server import sqlite_log
from server.connection import Connection
from server.errors import LogError
from server.first_answers import FirstAnswers
from server.log import Append
from server.relay import Reader, Relay
from server.room import Room

_LATE = 0.05


def answer_first() -> None:
    """Answer before the log has it."""
    queue: Any = Room._queue  # noqa: SLF001 - a mistake inside

    def _queue(self: Any, outcome: Any, answer: Any, **more: Any) -> None:  # noqa: ANN401
        events = outcome if isinstance(outcome, tuple) else ()
        if not events:
            queue(self, outcome, answer, **more)
            return
        answer(self._ahead.seq + len(events))
        queue(self, outcome, lambda _: None, **more)

    Room._queue = _queue  # type: ignore[method-assign]  # noqa: SLF001


def send_first() -> None:
    """Send events before the log has them."""
    queue: Any = Room._queue  # noqa: SLF001 - a mistake inside

    def _queue(self: Any, outcome: Any, answer: Any, **more: Any) -> None:  # noqa: ANN401
        queue(self, outcome, answer, **more)
        if self._waiting:
            wish = self._waiting[-1]
            for kept in wish.events:
                self._send(kept)
            wish.events = ()

    Room._queue = _queue  # type: ignore[method-assign]  # noqa: SLF001


def forget_ids() -> None:
    """Do a command again when it comes again."""
    settings = sqlite_log._set  # noqa: SLF001 - a mistake inside

    def _set(connection: sqlite3.Connection, most_bytes: int) -> None:
        settings(connection, most_bytes)
        connection.execute("DROP INDEX IF EXISTS once")

    sqlite_log._set = _set  # noqa: SLF001
    FirstAnswers.repeat = lambda *_: False  # type: ignore[method-assign]


def skip_one() -> None:
    """Leave out the first event that somebody missed."""
    attach = Relay.attach

    def _attach(self: Relay, reader: Reader) -> None:
        if 0 < reader.cursor < self.head:
            reader.cursor += 1
        attach(self, reader)

    Relay.attach = _attach  # type: ignore[method-assign]


def wait_at_the_door() -> None:
    """Hand over what was missed, and begin to send new events a moment later."""
    read_along = Connection.read_along

    def _read_along(self: Connection, relay: Relay, reader: Reader) -> None:
        missed = relay._frames[reader.cursor :]  # noqa: SLF001 - a mistake inside
        self.transport.write(b"".join(missed))

        def later() -> None:
            reader.cursor = relay.head
            read_along(self, relay, reader)

        self.loop.call_later(_LATE, later)

    Connection.read_along = _read_along  # type: ignore[method-assign]


def swap() -> None:
    """Send an event before the one that it follows, now and then."""
    publish: Any = Relay.publish

    def _publish(self: Relay, *details: Any, **more: Any) -> None:  # noqa: ANN401
        publish(self, *details, **more)
        frames = self._frames
        if len(frames) % 10 == 0 and self._handed < len(frames) - 1:
            frames[-1], frames[-2] = frames[-2], frames[-1]

    Relay.publish = _publish  # type: ignore[method-assign]


def never_sync() -> None:
    """Trust the system to write some time; a kill cannot show it, a power cut does."""
    settings = sqlite_log._set  # noqa: SLF001 - a mistake inside

    def _set(connection: sqlite3.Connection, most_bytes: int) -> None:
        settings(connection, most_bytes)
        connection.execute("PRAGMA synchronous = OFF")

    sqlite_log._set = _set  # noqa: SLF001


def slow_down(seconds: float) -> None:
    """Let each commit take longer, as on a slow disk: a kill then hits more of them."""
    commit = sqlite_log.SqliteLog._commit  # noqa: SLF001 - a disk has no other door

    def _commit(self: sqlite_log.SqliteLog, appends: Sequence[Append]) -> list[LogError | None]:
        time.sleep(seconds)
        return commit(self, appends)

    if seconds:
        sqlite_log.SqliteLog._commit = _commit  # type: ignore[method-assign]  # noqa: SLF001


KILLS_SHOW: Mapping[str, Callable[[], None]] = MappingProxyType(
    {
        "acknowledge first": answer_first,
        "broadcast first": send_first,
        "no de-duplication": forget_ids,
        "replay off by one": skip_one,
        "gap at subscribe": wait_at_the_door,
        "reorder": swap,
    }
)
"""The mistakes that the killing of servers shows."""

ORDER_SHOWS: Mapping[str, Callable[[], None]] = MappingProxyType({"no fsync": never_sync})
"""The mistake that only the order of system calls shows."""


def plant(name: str) -> None:
    """Make this process's server make the mistake; none where the name is empty."""
    if name:
        {**KILLS_SHOW, **ORDER_SHOWS}[name]()
