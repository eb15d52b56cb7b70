"""Who stands in a document under which name: only who agreed, and as they wish."""

from __future__ import annotations

from types import MappingProxyType

from msgspec.structs import replace

from meeting.erasing import consents
from meeting.language import later, say
from meeting.roles import Permission
from meeting.state import Meeting, Person

NOT_NAMED = later("Somebody")
"""Stands for everybody who did not agree to be named."""

NOT_NAMED_CAPTIONER = later("A captioner")
"""Stands for who captions and did not agree: what they are says whose mistakes these may be."""


def masked(meeting: Meeting, *, names: bool = True) -> Meeting:
    """Return the meeting as a document may tell it.

    Where people were asked, who did not say yes is "Somebody", and who chose a name for the record
    has it. Without `names`, everybody is "Person 1", "Person 2" … in the order they came.
    """
    people = {
        person.id: replace(
            person,
            name=_name(meeting, person, number if not names else 0),
            addressed=_addressed(meeting, person) if names else "",
        )
        for number, person in enumerate(meeting.people.values(), 1)
    }
    actions = meeting.actions
    if not names:
        known = {one.name: people[one.id].name for one in meeting.people.values()}
        actions = tuple(replace(one, who=known.get(one.who, one.who)) for one in actions)
    unheard = tuple(
        one if consents(meeting, one.person) else replace(one, about="", words="")
        for one in meeting.unheard
    )
    regrets = meeting.regrets if names else _counted(meeting.regrets)
    return replace(
        meeting,
        people=MappingProxyType(people),
        actions=actions,
        unheard=unheard,
        regrets=regrets,
    )


def _counted(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return how many they are in the place of their names."""
    if not names:
        return ()
    return ("1 person",) if len(names) == 1 else (f"{len(names)} people",)


def _name(meeting: Meeting, person: Person, number: int) -> str:
    if not consents(meeting, person.id):
        captions = person.may(Permission.CAPTION)
        return say(NOT_NAMED_CAPTIONER) if captions else say(NOT_NAMED)
    if number:
        return say("Person {number}", number=number)
    return person.record_name or meeting.name_of(person.id)


def _addressed(meeting: Meeting, person: Person) -> str:
    """Return how somebody is addressed, "" where it could tell a name that is not in the record."""
    own = person.record_name in ("", person.name)
    return person.addressed if own and consents(meeting, person.id) else ""
