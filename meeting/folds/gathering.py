"""Opening and closing, coming and going, names and roles."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from meeting import events as e
from meeting import steps
from meeting.folds import helping
from meeting.roles import Role
from meeting.state import Meeting, Person, Status


def meeting_opened(meeting: Meeting, event: e.MeetingOpened) -> Meeting:
    """Take over the title, the language and the name of the log."""
    return replace(
        meeting,
        status=Status.OPEN,
        title=event.title,
        language=event.language,
        utc=event.utc,
        epoch=event.epoch,
        purpose=event.purpose,
        keep_days=event.keep_days,
        amend_days=event.amend_days,
        regrets=event.regrets,
    )


def meeting_closed(meeting: Meeting, event: e.MeetingClosed) -> Meeting:
    """Keep when it ended."""
    return replace(meeting, status=Status.CLOSED, closed=event.at)


def person_joined(meeting: Meeting, event: e.PersonJoined) -> Meeting:
    """Add the person, under the event's number; a link for one person has done its work."""
    person = Person(
        id=event.seq,
        name=event.name,
        roles=event.roles,
        joined=event.at,
        addressed=event.addressed,
    )
    return _with(used_up(meeting, event.invitation), person)


def person_added(meeting: Meeting, event: e.PersonAdded) -> Meeting:
    """Add somebody who takes part from elsewhere: they have no line to lose."""
    person = Person(
        id=event.seq,
        name=event.name,
        roles=(Role.PARTICIPANT,),
        joined=event.at,
        elsewhere=True,
    )
    return _with(meeting, person)


def person_left(meeting: Meeting, event: e.PersonLeft) -> Meeting:
    """Keep the person on record, no longer here."""
    meeting = helping.forgotten(meeting, event.person)
    return steps.left(changed(meeting, event.person, here=False, away_since=None), event.person)


def person_renamed(meeting: Meeting, event: e.PersonRenamed) -> Meeting:
    """Use the new name everywhere, also for what was said before."""
    known = meeting.people.get(event.person)
    if known is None or not event.name:  # the log keeps no name of who did not agree
        return meeting
    changes = {"name": event.name}
    if known.consent and known.record_name == known.name:
        changes["record_name"] = event.name
    return changed(meeting, event.person, **changes)


def address_chosen(meeting: Meeting, event: e.AddressChosen) -> Meeting:
    """Show it beside the name from now on."""
    return changed(meeting, event.person, addressed=event.words)


def line_lost(meeting: Meeting, event: e.LineLost) -> Meeting:
    """Mark as away."""
    return changed(meeting, event.person, away_since=event.at)


def line_regained(meeting: Meeting, event: e.LineRegained) -> Meeting:
    """Mark as back."""
    return changed(meeting, event.person, away_since=None)


def role_given(meeting: Meeting, event: e.RoleGiven) -> Meeting:
    """Add the role."""
    return changed(meeting, event.person, roles=(*_roles(meeting, event.person), event.role))


def role_taken(meeting: Meeting, event: e.RoleTaken) -> Meeting:
    """Take the role away."""
    kept = tuple(role for role in _roles(meeting, event.person) if role is not event.role)
    meeting = changed(meeting, event.person, roles=kept)
    if event.role is Role.HOST:
        meeting = changed(meeting, event.person, stands_in_for=0)
    return meeting if meeting.talks(event.person) else steps.left(meeting, event.person)


def _roles(meeting: Meeting, person: int) -> tuple[Role, ...]:
    known = meeting.people.get(person)
    return known.roles if known else ()


def changed(meeting: Meeting, person: int, **changes: Any) -> Meeting:  # noqa: ANN401 - as replace
    """Change something about a person; nothing where nobody has that number."""
    known = meeting.people.get(person)
    return _with(meeting, replace(known, **changes)) if known else meeting


def used_up(meeting: Meeting, invitation: int) -> Meeting:
    """Forget an invitation."""
    if not invitation:
        return meeting
    kept = tuple(one for one in meeting.invitations if one.id != invitation)
    return replace(meeting, invitations=kept)


def _with(meeting: Meeting, person: Person) -> Meeting:
    return replace(meeting, people=MappingProxyType({**meeting.people, person.id: person}))
