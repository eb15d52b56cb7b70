"""Keeping the queue: open and closed, its order, and undo."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.folds.steps import remembered
from meeting.state import Hand, Meeting
from meeting.values import Kind


def queue_opened(meeting: Meeting, event: e.QueueOpened) -> Meeting:
    """Let hands in."""
    return replace(remembered(meeting, event), queue_is_open=True)


def queue_closed(meeting: Meeting, event: e.QueueClosed) -> Meeting:
    """Let no more hands in."""
    return replace(remembered(meeting, event), queue_is_open=False)


def queue_cleared(meeting: Meeting, event: e.QueueCleared) -> Meeting:
    """Take all hands out."""
    return replace(remembered(meeting, event), queue=())


def mode_changed(meeting: Meeting, event: e.ModeChanged) -> Meeting:
    """Put the hands in their new order; who was overtaken before stays so."""
    hands = {hand.id: hand for hand in meeting.queue}
    queue = tuple(
        replace(hands.pop(placed.hand), why=placed.why)
        for placed in event.order
        if placed.hand in hands
    )
    counted = tuple(
        replace(hand, overtaken=max(hand.overtaken, _overtaken(hand.id, queue[:place])))
        for place, hand in enumerate(queue)
    )
    return replace(
        remembered(meeting, event),
        mode=event.mode,
        rounds=event.rounds,
        queue=(*counted, *hands.values()),
    )


def move_undone(meeting: Meeting, event: e.MoveUndone) -> Meeting:
    """Put the queue and the floor back as the event says; a turn that goes on is no past turn."""
    turns = meeting.turns
    if event.floor and turns.get(event.floor.id):
        turns = turns.before(event.floor.id)
    return replace(
        meeting,
        queue=event.queue,
        queue_is_open=event.queue_is_open,
        mode=event.mode,
        rounds=event.rounds,
        floor=event.floor,
        turns=turns,
        steps=tuple(step for step in meeting.steps if step.seq < event.undoes),
    )


def _overtaken(hand: int, ahead: tuple[Hand, ...]) -> int:
    """Count the hands ahead that came later; points of order overtake nobody."""
    return sum(one.id > hand and one.kind is not Kind.POINT_OF_ORDER for one in ahead)
