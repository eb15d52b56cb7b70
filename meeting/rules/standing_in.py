"""Standing in: while no host's line is up, a co-host is a host.

Nobody has to do anything, and nobody keeps what was lent: who stands in gives back by themselves
as soon as the host is on the line again.
"""

from __future__ import annotations

from collections.abc import Iterator

from meeting import events as e
from meeting.roles import Role
from meeting.state import Meeting, Person


def gone(meeting: Meeting, person: int) -> Iterator[e.Event]:
    """Let a co-host take over where the last host on the line goes."""
    known = meeting.people[person]
    if Role.HOST in known.roles and not _hosts(meeting, but=person):
        yield from _take_over(meeting, host=person)


def came(meeting: Meeting, person: int, roles: tuple[Role, ...]) -> Iterator[e.Event]:
    """Let who stood in for this person give back; or let this co-host take over, if need be."""
    if Role.HOST in roles:
        yield from (e.GaveBack(person=one) for one in _who_gives_back(meeting, person))
    elif Role.CO_HOST in roles and not _hosts(meeting):
        lost = next((one.id for one in meeting.people.values() if Role.HOST in one.roles), 0)
        if lost:
            yield e.TookOver(person=person, host=lost)


def _hosts(meeting: Meeting, but: int = 0) -> list[Person]:
    return [one for one in _on_line(meeting) if Role.HOST in one.roles and one.id != but]


def _who_gives_back(meeting: Meeting, came: int) -> list[int]:
    """Return all who stand in, or, where who came stands in too, only who did so for them."""
    standing = {one.id: one.stands_in_for for one in meeting.people.values() if one.stands_in_for}
    if came not in standing:
        return list(standing)
    given, more = {came}, {came}
    while more := {one for one, host in standing.items() if host in given} - given:
        given |= more
    return sorted(given - {came})


def _on_line(meeting: Meeting) -> list[Person]:
    return [
        one for one in meeting.people.values() if one.here and not one.away and not one.elsewhere
    ]


def _take_over(meeting: Meeting, host: int) -> Iterator[e.Event]:
    ready = (one.id for one in _on_line(meeting) if Role.CO_HOST in one.roles and one.id != host)
    person = next(ready, 0)
    if person:
        yield e.TookOver(person=person, host=host)
