"""Hands: asking for a turn, saying what it is about, going later, taking it back."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import order
from meeting.folds.steps import forgotten, remembered
from meeting.state import Hand, Meeting
from meeting.values import SERVER, Why


def hand_raised(meeting: Meeting, event: e.HandRaised) -> Meeting:
    """Put the hand in at the place the server gave it, and count who was overtaken."""
    hand = Hand(
        id=event.seq,
        person=event.person,
        kind=event.kind,
        raised=event.at,
        about=event.about,
        written=event.written,
        why=event.why,
        moved_by=SERVER if event.by == event.person else event.by,
    )
    meeting = remembered(meeting, event, owner=event.person)
    return replace(meeting, queue=order.inserted(meeting.queue, hand, event.place))


def hand_changed(meeting: Meeting, event: e.HandChanged) -> Meeting:
    """Take over what the hand is about."""
    changed = (
        replace(hand, about=event.about) if hand.id == event.hand else hand
        for hand in meeting.queue
    )
    return replace(meeting, queue=tuple(changed))


def hand_moved(meeting: Meeting, event: e.HandMoved) -> Meeting:
    """Put the hand at its new place, with who moved it and why."""
    hand = next((one for one in meeting.queue if one.id == event.hand), None)
    if hand is None:
        return meeting
    if event.why is not Why.LATER:
        meeting = remembered(meeting, event)
    moved = replace(hand, why=event.why, moved_by=event.by, reason=event.reason)
    others, before = without(meeting, hand.id), event.place - 1
    return replace(meeting, queue=(*others[:before], moved, *others[before:]))


def hand_lowered(meeting: Meeting, event: e.HandLowered) -> Meeting:
    """Take the hand out."""
    hand = next((one for one in meeting.queue if one.id == event.hand), None)
    if hand is None:
        return meeting
    own = event.by == hand.person
    meeting = forgotten(meeting, hand.id) if own else remembered(meeting, event)
    return replace(meeting, queue=without(meeting, event.hand))


def without(meeting: Meeting, number: int) -> tuple[Hand, ...]:
    """Return the queue without one hand."""
    return tuple(hand for hand in meeting.queue if hand.id != number)
