"""Hands: asking for a turn, saying what it is about, going later, taking it back."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import hands, order, steps
from meeting.state import Hand, Meeting
from meeting.values import SERVER, Why


def hand_raised(meeting: Meeting, event: e.HandRaised) -> Meeting:
    """Put the hand in at the place the server gave it, and note who was overtaken."""
    by_host = event.by != event.person or event.why is Why.LAST_WORD
    hand = Hand(
        id=event.seq,
        person=event.person,
        kind=event.kind,
        raised=event.at,
        about=event.about,
        written=event.written,
        why=event.why,
        moved_by=event.by if by_host else SERVER,
    )
    if by_host:
        meeting = steps.remembered(meeting, event)
    else:
        meeting = steps.in_steps(meeting, lambda other: _raised(other, hand))
    return replace(meeting, queue=hands.inserted(meeting.queue, hand, event.place))


def hand_changed(meeting: Meeting, event: e.HandChanged) -> Meeting:
    """Take over what the hand is about."""

    def changed(one: Meeting) -> tuple[Hand, ...]:
        return tuple(
            replace(hand, about=event.about) if hand.id == event.hand else hand
            for hand in one.queue
        )

    return steps.everywhere(meeting, changed)


def hand_moved(meeting: Meeting, event: e.HandMoved) -> Meeting:
    """Put the hand at its new place, with who moved it and why."""
    hand = hands.find(meeting.queue, event.hand)
    if hand is None:
        return meeting
    if event.why is Why.LATER:
        meeting = steps.in_steps(meeting, lambda other: hands.later(other.queue, event.hand))
    else:
        meeting = steps.remembered(meeting, event)
    moved = hands.moved(
        meeting.queue,
        hand,
        event.place,
        why=event.why,
        moved_by=event.by,
        reason=event.reason,
    )
    return replace(meeting, queue=moved)


def hand_lowered(meeting: Meeting, event: e.HandLowered) -> Meeting:
    """Take the hand out: for good, unless a host took it down."""
    hand = hands.find(meeting.queue, event.hand)
    if hand is None:
        return meeting
    if event.by == hand.person or not meeting.talks(hand.person):
        return steps.everywhere(meeting, lambda one: hands.lowered(one.queue, event.hand))
    meeting = steps.remembered(meeting, event)
    return replace(meeting, queue=hands.lowered(meeting.queue, event.hand))


def _raised(meeting: Meeting, hand: Hand) -> tuple[Hand, ...]:
    """Return the queue with a hand where the order puts it, unless such a hand is up."""
    if meeting.has_hand(hand.person, hand.kind):
        return meeting.queue
    place, why = order.place(meeting, hand.person, hand.kind, hand.raised)
    return hands.inserted(meeting.queue, replace(hand, why=why), place)
