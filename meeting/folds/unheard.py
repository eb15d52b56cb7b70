"""The unheard list: who was still waiting when their agenda item was closed."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import hands, steps
from meeting.state import Meeting, Unheard


def hand_unheard(meeting: Meeting, event: e.HandUnheard) -> Meeting:
    """Take the hand out of the queue for good, and put its person on the list."""
    hand = hands.find(meeting.queue, event.hand)
    if hand is None:
        return meeting
    entry = Unheard(
        id=hand.id,
        at=event.at,
        person=hand.person,
        kind=hand.kind,
        raised=hand.raised,
        item=meeting.item.id if meeting.item else 0,
        about=hand.about,
    )
    meeting = steps.everywhere(meeting, lambda one: hands.lowered(one.queue, hand.id))
    return replace(meeting, unheard=(*meeting.unheard, entry))


def written_in(meeting: Meeting, event: e.WrittenIn) -> Meeting:
    """Keep what the person wrote; what they write last counts."""
    entries = (
        replace(one, words=event.text) if one.id == event.unheard else one
        for one in meeting.unheard
    )
    return replace(meeting, unheard=tuple(entries))
