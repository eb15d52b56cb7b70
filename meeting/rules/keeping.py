"""Keeping the queue: open and closed, its order, moves that everybody sees, and undo."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from meeting import commands as c
from meeting import events as e
from meeting import order, steps
from meeting.errors import Refused
from meeting.rules.gathering import somebody_who_talks
from meeting.rules.queue import check_room, find
from meeting.state import Meeting, Turn
from meeting.text import clean
from meeting.values import Kind, Why


def open_queue(meeting: Meeting, _command: c.OpenQueue, _by: int, _at: int) -> Iterator[e.Event]:
    """Open a closed queue."""
    if meeting.queue_is_open:
        raise Refused("The queue is open already.")
    yield e.QueueOpened()


def close_queue(meeting: Meeting, _command: c.CloseQueue, _by: int, _at: int) -> Iterator[e.Event]:
    """Close an open queue; who waits keeps their place."""
    if not meeting.queue_is_open:
        raise Refused("The queue is closed already.")
    yield e.QueueClosed()


def move_hand(meeting: Meeting, command: c.MoveHand, _by: int, _at: int) -> Iterator[e.Event]:
    """Give a hand another place; everybody sees who moved it, and why."""
    hand = find(meeting, command.hand)
    if not 1 <= command.place <= len(meeting.queue):
        last = len(meeting.queue)
        raise Refused(
            "The queue has no place {place}.",
            "Give one from 1 to {last}.",
            place=command.place,
            last=last,
        )
    if meeting.queue.index(hand) + 1 == command.place:
        raise Refused("That hand is at that place already.")
    reason = clean(command.reason)
    yield e.HandMoved(hand=hand.id, place=command.place, why=Why.MOVED, reason=reason)


def clear_queue(meeting: Meeting, command: c.ClearQueue, _by: int, _at: int) -> Iterator[e.Event]:
    """Take all hands down at once."""
    if not meeting.queue:
        raise Refused("Nobody is waiting to speak.")
    yield e.QueueCleared(reason=clean(command.reason))


def give_last_word(
    meeting: Meeting, command: c.GiveLastWord, _by: int, _at: int
) -> Iterator[e.Event]:
    """Let one person speak last, and nobody after them (as Zakim)."""
    person = somebody_who_talks(meeting, command.person).id
    own = [hand for hand in meeting.hands_of(person) if hand.kind is not Kind.POINT_OF_ORDER]
    last = len(meeting.queue)
    if not own:
        check_room(meeting)
        yield e.HandRaised(person=person, kind=Kind.NEW_POINT, place=last + 1, why=Why.LAST_WORD)
    elif own[0].why is Why.LAST_WORD:
        raise Refused("{name} has the last word already.", name=meeting.name_of(person))
    else:
        yield e.HandMoved(hand=own[0].id, place=last, why=Why.LAST_WORD)
    if meeting.queue_is_open:
        yield e.QueueClosed()


def set_mode(meeting: Meeting, command: c.SetMode, _by: int, at: int) -> Iterator[e.Event]:
    """Order the waiting hands in another way; nobody drops out."""
    if (command.mode, command.rounds) == (meeting.mode, meeting.rounds):
        raise Refused("The queue is ordered like that already.")
    changed = replace(meeting, mode=command.mode, rounds=command.rounds)
    new = order.arranged(changed, at)
    yield e.ModeChanged(mode=command.mode, rounds=command.rounds, order=new)


def undo(meeting: Meeting, command: c.Undo, _by: int, at: int) -> Iterator[e.Event]:
    """Take back the last thing that a host did; what anybody else did since stays."""
    step = steps.last(meeting)
    if step is None:
        raise Refused("There is nothing to undo.")
    if command.undoes != step.seq:
        raise Refused("Somebody else was quicker: the queue has changed.", "Look, then try again.")
    yield e.MoveUndone(
        undoes=step.seq,
        queue=step.queue,
        queue_is_open=step.queue_is_open,
        mode=step.mode,
        rounds=step.rounds,
        floor=_goes_on(meeting, step.floor, at),
    )


def _goes_on(meeting: Meeting, turn: Turn | None, at: int) -> Turn | None:
    """Return a turn as it goes on: while it was over, its time stood still."""
    over = meeting.turns.get(turn.id) if turn else None
    if turn is None or over is None or over.ended is None or turn.paused is not None:
        return turn
    return replace(turn, pauses=turn.pauses + at - over.ended)
