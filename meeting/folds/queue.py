"""The speaking queue and the floor."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Hand, Meeting, Turn


def hand_raised(meeting: Meeting, event: e.HandRaised) -> Meeting:
    """Put the hand in at the place the server gave it."""
    hand = Hand(
        id=event.seq,
        person=event.person,
        kind=event.kind,
        raised=event.at,
        about=event.about,
        written=event.written,
    )
    before = event.place - 1
    return replace(meeting, queue=(*meeting.queue[:before], hand, *meeting.queue[before:]))


def hand_changed(meeting: Meeting, event: e.HandChanged) -> Meeting:
    """Take over what the hand is about."""
    changed = (
        replace(hand, about=event.about) if hand.id == event.hand else hand
        for hand in meeting.queue
    )
    return replace(meeting, queue=tuple(changed))


def hand_lowered(meeting: Meeting, event: e.HandLowered) -> Meeting:
    """Take the hand out."""
    return replace(meeting, queue=_without(meeting, event.hand))


def queue_opened(meeting: Meeting, _event: e.QueueOpened) -> Meeting:
    """Let hands in."""
    return replace(meeting, queue_is_open=True)


def queue_closed(meeting: Meeting, _event: e.QueueClosed) -> Meeting:
    """Let no more hands in."""
    return replace(meeting, queue_is_open=False)


def turn_began(meeting: Meeting, event: e.TurnBegan) -> Meeting:
    """Give the floor and take the hand down by itself."""
    turn = Turn(
        id=event.seq,
        person=event.person,
        kind=event.kind,
        began=event.at,
        item=meeting.item.id if meeting.item else 0,
        about=event.about,
        written=event.written,
    )
    return replace(meeting, floor=turn, queue=_without(meeting, event.hand))


def turn_ended(meeting: Meeting, event: e.TurnEnded) -> Meeting:
    """Free the floor; cards were about this turn and come down with it."""
    if meeting.floor is None:
        return meeting
    turn = replace(meeting.floor, ended=event.at)
    return replace(meeting, floor=None, turns=meeting.turns.add(turn), cards=())


def _without(meeting: Meeting, number: int) -> tuple[Hand, ...]:
    return tuple(hand for hand in meeting.queue if hand.id != number)
