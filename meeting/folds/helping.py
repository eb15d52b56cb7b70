"""Access needs and the help line, as far as this side may know them."""

from __future__ import annotations

from types import MappingProxyType

from msgspec.structs import replace

from meeting import events as e
from meeting.needs import Asking, Told
from meeting.state import Meeting


def needs_told(meeting: Meeting, event: e.NeedsTold) -> Meeting:
    """Keep the newest; what was seen to stays so."""
    before = meeting.needs.get(event.person, Told(()))
    met = tuple(need for need in before.met if need in event.needs)
    others = {one: told for one, told in meeting.needs.items() if one != event.person}
    if event.needs or event.words:
        others[event.person] = Told(event.needs, event.words, met)
    return replace(meeting, needs=MappingProxyType(others))


def need_checked(meeting: Meeting, event: e.NeedChecked) -> Meeting:
    """Note what was seen to, or that it was not."""
    told = meeting.needs.get(event.person)
    if told is None:
        return meeting
    met = tuple(need for need in told.met if need is not event.need)
    changed = replace(told, met=(*met, event.need) if event.met else met)
    return replace(meeting, needs=MappingProxyType({**meeting.needs, event.person: changed}))


def help_asked(meeting: Meeting, event: e.HelpAsked) -> Meeting:
    """Keep the question until it is answered; told again to a new helper, it is the same one."""
    if any((one.person, one.text) == (event.person, event.text) for one in meeting.asking):
        return meeting
    one = Asking(person=event.person, at=event.at, text=event.text)
    return replace(meeting, asking=(*meeting.asking, one))


def help_answered(meeting: Meeting, event: e.HelpAnswered) -> Meeting:
    """Let go of what the person asked."""
    asking = tuple(one for one in meeting.asking if one.person != event.person)
    return replace(meeting, asking=asking, answered=meeting.answered | {event.person})


def forgotten(meeting: Meeting, person: int) -> Meeting:
    """Forget what somebody told who has gone."""
    needs = {one: told for one, told in meeting.needs.items() if one != person}
    return replace(
        meeting,
        needs=MappingProxyType(needs),
        asking=tuple(one for one in meeting.asking if one.person != person),
        answered=meeting.answered - {person},
    )
