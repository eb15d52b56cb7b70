"""What a log does for the server: it keeps events, command ids and keys, for ever and in order.

`sqlite_log` is one; a room knows only what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from meeting.events import Event
from meeting.roles import Role
from server.errors import LogError


class MeetingRow(NamedTuple):
    """A meeting as the log lists it.

    Attributes:
        code: the short name that people type.
        epoch: the name of this meeting's events; a cursor is (`epoch`, `seq`).
        title: what it was called when it opened.
        opened: when it opened, in milliseconds since 1970.
        closed: when it closed, in milliseconds since 1970; None while it is open.
        events: how many events it has.
        delete_at: when it is to be deleted, in milliseconds since 1970; None for when a host does.
    """

    code: str
    epoch: str
    title: str
    opened: int
    closed: int | None
    events: int
    delete_at: int | None = None


class Kept(NamedTuple):
    """An event as the log keeps it.

    Attributes:
        event: the event, without words that may not be kept.
        body: the same as JSON.
        command: the id of the command whose last event this is; "" for any other event.
        digest: the hash of that command, to know it from another one with the same id.
        whole: the event with all its words, as its readers get it, in memory only; None where the
            log keeps all of them.
    """

    event: Event
    body: bytes
    command: str = ""
    digest: bytes = b""
    whole: Event | None = None


class FirstAnswer(NamedTuple):
    """The hash of a command that was done, and the number of its last event."""

    digest: bytes
    seq: int


class KeyHash(NamedTuple):
    """The hash of a link's secret, with the role that the link gives.

    `invitation` is the number of the invitation that it is for, 0 for the link of all of a role.
    """

    role: Role
    hash: bytes
    invitation: int = 0


class Session(NamedTuple):
    """The hash of the key with which a person comes back."""

    person: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """What is written together: all of it, or nothing.

    Attributes:
        code: the meeting.
        events: the events that one command made; the first one is `MeetingOpened` in a new meeting.
        links: secrets that open the meeting from now on; a role's own replaces the old one.
        session: a key with which a person comes back.
        forget: delete the whole meeting, with every byte of it.
        settled: called once, in the event loop: with None when it is on disk, else with the reason.
    """

    code: str
    events: Sequence[Kept] = ()
    links: Sequence[KeyHash] = ()
    session: Session | None = None
    forget: bool = False
    settled: Callable[[LogError | None], None]


class Log(Protocol):
    """One place that keeps many meetings."""

    def append(self, append: Append) -> None:
        """Write behind everything that was appended before; returns at once, settles later.

        An append whose events do not follow the meeting's last written event settles with an error:
        so nothing gets in behind an append that failed.
        """
        ...

    def meetings(self) -> list[MeetingRow]:
        """List the meetings, oldest first."""
        ...

    def read(self, code: str) -> Iterator[tuple[Event, bytes]]:
        """Yield a meeting's events in order, each with its JSON.

        Raises:
            NoSuchMeeting: the log has no meeting of that code.
            LogDamaged: an event is not what was written.
        """
        ...

    def first_answer(self, code: str, by: int, command: str) -> FirstAnswer | None:
        """Return what became of a command, by who gave it and its id; None where it is not there.

        Raises:
            LogError: the log cannot be read.
        """
        ...

    def links(self, code: str) -> list[KeyHash]:
        """Return the hashes of the secrets that open a meeting."""
        ...

    def sessions(self, code: str) -> list[Session]:
        """Return the hashes of the keys with which people come back to a meeting."""
        ...

    async def close(self) -> None:
        """Settle what was appended, then let go of the log."""
        ...
