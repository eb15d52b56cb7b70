"""Stand-ins for what surrounds a room: clocks that are set by hand, a log on paper, a line."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from meeting import events as e
from meeting.wire import ServerMessage, decode_server
from server.clock import Clocks, MeetingClock
from server.errors import LogError
from server.log import Append, FirstAnswer, Kept, KeyHash, MeetingRow, Session
from server.relay import Reader, Relay

OPENED = 1_790_000_000_000
"""When test meetings open: 21 September 2026, 13:33:20 UTC."""


class HandClock:
    """A wall clock and a steady clock that a test sets, in milliseconds."""

    def __init__(self) -> None:
        self.wall = OPENED
        self.steady = 0
        self.clocks = Clocks(wall=lambda: self.wall, steady=lambda: self.steady)

    def meeting(self) -> MeetingClock:
        """Return the clock of a meeting that opens now."""
        return MeetingClock(self.clocks, self.wall)

    def pass_by(self, milliseconds: int) -> None:
        """Let time go by for both."""
        self.wall += milliseconds
        self.steady += milliseconds


class PaperLog:
    """A log that settles what is appended when a test says so; keeps nothing else."""

    def __init__(self) -> None:
        self.waiting: list[Append] = []
        self.kept: list[Kept] = []
        self.broken: LogError | None = None

    def append(self, append: Append) -> None:
        """Let it wait."""
        self.waiting.append(append)

    def settle(self, error: LogError | None = None) -> None:
        """Write everything that waits, or fail with all of it."""
        waiting, self.waiting = self.waiting, []
        for append in waiting:
            if error is None:
                self.kept.extend(append.events)
            append.settled(error)

    def meetings(self) -> list[MeetingRow]:
        """List nothing."""
        return []

    def read(self, code: str) -> Iterator[tuple[e.Event, bytes]]:
        """Yield what was settled."""
        assert code
        return ((one.event, one.body) for one in self.kept)

    def first_answer(self, code: str, by: int, command: str) -> FirstAnswer | None:
        """Look among what was settled."""
        assert code
        if self.broken:
            raise self.broken
        found = (one for one in self.kept if (one.event.by, one.command) == (by, command))
        return next((FirstAnswer(one.digest, one.event.seq) for one in found), None)

    def links(self, code: str) -> list[KeyHash]:
        """Return nothing."""
        assert code
        return []

    def sessions(self, code: str) -> list[Session]:
        """Return nothing."""
        assert code
        return []

    async def close(self) -> None:
        """Do nothing."""


class Watching:
    """Remembers what a room tells its watcher."""

    def __init__(self) -> None:
        self.events: list[e.Event] = []
        self.error: LogError | None = None
        self.links: list[KeyHash] = []

    def happened(self, event: e.Event) -> None:
        """Remember the event."""
        self.events.append(event)

    def relocked(self, links: Sequence[KeyHash]) -> None:
        """Remember the links."""
        self.links += links

    def broke(self, error: LogError) -> None:
        """Remember the error."""
        self.error = error


class Line:
    """A reader's line: keeps what is written, and is full as soon as a test says so."""

    def __init__(self, relay: Relay, person: int = 1, since: int = 0) -> None:
        self.relay = relay
        self.reader = Reader(person, self._write, since)
        self.writes: list[bytes] = []
        self.full = False

    def attach(self) -> Line:
        """Let the reader in."""
        self.relay.attach(self.reader)
        return self

    def free(self) -> None:
        """Let the line take more again."""
        self.full = False
        self.relay.resume(self.reader)

    @property
    def messages(self) -> list[ServerMessage]:
        """Everything that was written, as messages."""
        return [decode_server(payload) for payload in unframed(b"".join(self.writes))]

    def _write(self, data: bytes) -> None:
        self.writes.append(data)
        if self.full:
            self.relay.pause(self.reader)


def unframed(data: bytes) -> Iterator[bytes]:
    """Yield what the text frames of a server hold, as RFC 6455 (5.2) has it."""
    while data:
        assert data[0] == 0x81, "not a whole text frame"
        size, head = data[1], 2
        if size == 126:
            (size,), head = struct.unpack("!H", data[2:4]), 4
        elif size == 127:
            (size,), head = struct.unpack("!Q", data[2:10]), 10
        yield data[head : head + size]
        data = data[head + size :]
