"""Whoever holds the log of a meeting comes to mend its record, under a name that all can see."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.roles import Permission, Role
from meeting.rules import names
from meeting.state import Meeting, Person
from meeting.text import same_name


def come_to_mend(meeting: Meeting, command: c.ComeToMend, _by: int, _at: int) -> Iterator[e.Event]:
    """Give somebody who may correct: who was here by that name, or else a new scribe.

    The name stands beside every correction, so it is kept; whoever gave it has said so.
    """
    known = somebody_by_name(meeting, command.name)
    if known is None:
        name = names.free(meeting, command.name, (Role.SCRIBE,))
        yield e.PersonJoined(name=name, roles=(Role.SCRIBE,))
        if meeting.purpose:
            yield e.ConsentGiven(person=meeting.seq + 1, name=name)
        return
    if meeting.purpose and not known.consent:
        yield e.ConsentGiven(person=known.id, name=known.name)
    if not known.may(Permission.CORRECT):
        yield e.RoleGiven(person=known.id, role=Role.SCRIBE)


def somebody_by_name(meeting: Meeting, name: str) -> Person | None:
    """Return who is here by that name; None where nobody is, or where they said no to keeping."""
    for person in meeting.people.values():
        if person.here and person.consent is not False and same_name(person.name, name):
            return person
    return None
