"""Hands: asking for a turn, saying what it is about, going later, taking it back."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import hands, order, steps
from meeting.state import Hand, Meeting
from meeting.values import PUT_FIRST, SERVER, Why


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
    if event.why is Why.CUT_OFF:
        meeting = _gone_on(meeting, event.person)
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
    if event.why in PUT_FIRST:
        meeting = steps.in_steps(meeting, lambda other: _put_first(other, hand, event))
        if event.why is Why.CUT_OFF:
            meeting = _gone_on(meeting, hand.person)
    elif event.why is Why.LATER:
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
        passed_over=hand.passed_over and event.why is not Why.RETURNED,
    )
    return replace(meeting, queue=moved)


def hand_passed_over(meeting: Meeting, event: e.HandPassedOver) -> Meeting:
    """Note that the hand was called while its person was away."""

    def noted(one: Meeting) -> tuple[Hand, ...]:
        return tuple(
            replace(hand, passed_over=True) if hand.id == event.hand else hand for hand in one.queue
        )

    return steps.everywhere(meeting, noted)


def hand_lowered(meeting: Meeting, event: e.HandLowered) -> Meeting:
    """Take the hand out: for good, unless a host took it down and could give it back."""
    hand = hands.find(meeting.queue, event.hand)
    if hand is None:
        return meeting
    if event.by in (hand.person, SERVER) or not meeting.talks(hand.person):
        return steps.everywhere(meeting, lambda one: hands.lowered(one.queue, event.hand))
    meeting = steps.remembered(meeting, event)
    return replace(meeting, queue=hands.lowered(meeting.queue, event.hand))


def _raised(meeting: Meeting, hand: Hand) -> tuple[Hand, ...]:
    """Return the queue with a hand where the order puts it, unless such a hand is up."""
    if meeting.has_hand(hand.person, hand.kind):
        return meeting.queue
    if hand.why is Why.CUT_OFF:
        if meeting.floor and meeting.floor.person == hand.person:
            return meeting.queue  # the turn goes on there
        return hands.inserted(meeting.queue, hand, hands.first_place(meeting.queue, hand.kind))
    place, why = order.place(meeting, hand.person, hand.kind, hand.raised)
    return hands.inserted(meeting.queue, replace(hand, why=why), place)


def _put_first(meeting: Meeting, hand: Hand, event: e.HandMoved) -> tuple[Hand, ...]:
    """Return the queue with a hand first, unless its person has the floor there."""
    if event.why is Why.CUT_OFF and meeting.floor and meeting.floor.person == hand.person:
        return meeting.queue
    return hands.put_first(meeting.queue, hand.id, event.why, event.by)


def _gone_on(meeting: Meeting, person: int) -> Meeting:
    """Note that somebody's last turn goes on with another one: once is enough."""
    turn = meeting.last_turn(person)
    if turn is None:
        return meeting
    return replace(meeting, turns=meeting.turns.replace(replace(turn, gone_on=True)))
