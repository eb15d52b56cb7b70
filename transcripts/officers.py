"""Who kept a meeting, and who wrote its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from meeting.roles import Role
from meeting.state import Meeting
from transcripts.history import History

Name = Callable[[Meeting, int], str]


def chairs(meeting: Meeting, history: History, name: Name) -> Iterator[str]:
    """Yield everybody who was host while the meeting went on, in the order that they became it."""
    yield from _names(meeting, _held(meeting, history, Role.HOST), name)


def scribes(meeting: Meeting, history: History, name: Name) -> Iterator[str]:
    """Yield everybody who was scribe; where nobody was, those who wrote decisions and actions."""
    found = _held(meeting, history, Role.SCRIBE)
    written = [one.by for one in (*meeting.decisions, *meeting.actions)]
    yield from _names(meeting, found or written, name)


def _held(meeting: Meeting, history: History, role: Role) -> list[int]:
    """Return who held a role before the end; without the log, who holds it."""
    end = meeting.at if meeting.closed is None else meeting.closed
    if history.roles:
        return [one.person for one in history.roles if one.role == role and one.since <= end]
    return [one.id for one in meeting.people.values() if role in one.roles]


def _names(meeting: Meeting, people: list[int], name: Name) -> Iterator[str]:
    yield from dict.fromkeys(name(meeting, one) for one in people if one)
