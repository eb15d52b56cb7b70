"""Keeping the queue: open and closed, its order, and undo."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import hands, steps
from meeting.state import Hand, Meeting
from meeting.values import PUT_FIRST, Kind, Why


def queue_opened(meeting: Meeting, event: e.QueueOpened) -> Meeting:
    """Let hands in; whoever comes now comes after who had the last word."""
    queue = hands.ordinary(meeting.queue)
    return replace(steps.remembered(meeting, event), queue_is_open=True, queue=queue)


def queue_closed(meeting: Meeting, event: e.QueueClosed) -> Meeting:
    """Let no more hands in."""
    return replace(steps.remembered(meeting, event), queue_is_open=False)


def queue_cleared(meeting: Meeting, event: e.QueueCleared) -> Meeting:
    """Take all hands out."""
    return replace(steps.remembered(meeting, event), queue=())


def mode_changed(meeting: Meeting, event: e.ModeChanged) -> Meeting:
    """Put the hands in their new order; who was overtaken by hands that were called stays so."""
    left = {hand.id: hand for hand in meeting.queue}
    queue = tuple(
        replace(left.pop(placed.hand), why=placed.why)
        for placed in event.order
        if placed.hand in left
    )
    waiting = frozenset(hand.id for hand in meeting.queue)
    counted = (_counted(hand, queue[:place], waiting) for place, hand in enumerate(queue))
    return replace(
        steps.remembered(meeting, event),
        mode=event.mode,
        rounds=event.rounds,
        queue=(*counted, *left.values()),
    )


def move_undone(meeting: Meeting, event: e.MoveUndone) -> Meeting:
    """Put the queue and the floor back as the event says; a turn that goes on is no past turn."""
    floor = event.floor
    if floor:
        meeting = steps.on_turn(meeting, floor.id, lambda _turn: floor)
    return replace(
        meeting,
        queue=event.queue,
        queue_is_open=event.queue_is_open,
        mode=event.mode,
        rounds=event.rounds,
        floor=floor,
        turns=meeting.turns.before(floor.id) if floor else meeting.turns,
        steps=tuple(step for step in meeting.steps if step.seq < event.undoes),
    )


def _counted(hand: Hand, ahead: tuple[Hand, ...], waiting: frozenset[int]) -> Hand:
    """Return the hand with who overtook it: hands that were called, and later ones ahead of it."""
    called = (one for one in hand.overtaken_by if one not in waiting)
    later = (
        one.id
        for one in ahead
        if one.id > hand.id
        and one.kind is not Kind.POINT_OF_ORDER
        and one.why not in PUT_FIRST
        and hand.why is not Why.LAST_WORD
    )
    return replace(hand, overtaken_by=(*called, *later))
