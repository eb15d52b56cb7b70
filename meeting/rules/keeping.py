"""Keeping the queue: open and closed, its order, moves that everybody sees, and undo."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from msgspec.structs import replace

from meeting import commands as c
from meeting import events as e
from meeting import order
from meeting.errors import Refused
from meeting.roles import Permission
from meeting.rules.gathering import somebody_who_talks
from meeting.rules.queue import find
from meeting.state import Hand, Meeting, Step
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
        raise Refused(f"The queue has no place {command.place}.", f"Give one from 1 to {last}.")
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
    hands = [hand for hand in meeting.hands_of(person) if hand.kind is not Kind.POINT_OF_ORDER]
    if not hands:
        place = len(meeting.queue) + 1
        yield e.HandRaised(person=person, kind=Kind.NEW_POINT, place=place, why=Why.LAST_WORD)
    elif hands[0] is not meeting.queue[-1]:
        yield e.HandMoved(hand=hands[0].id, place=len(meeting.queue), why=Why.LAST_WORD)
    elif not meeting.queue_is_open:
        raise Refused(f"{meeting.name_of(person)} has the last word already.")
    if meeting.queue_is_open:
        yield e.QueueClosed()


def set_mode(meeting: Meeting, command: c.SetMode, _by: int, _at: int) -> Iterator[e.Event]:
    """Order the waiting hands in another way; nobody drops out."""
    if (command.mode, command.rounds) == (meeting.mode, meeting.rounds):
        raise Refused("The queue is ordered like that already.")
    changed = replace(meeting, mode=command.mode, rounds=command.rounds)
    yield e.ModeChanged(mode=command.mode, rounds=command.rounds, order=order.arranged(changed))


def undo(meeting: Meeting, _command: c.Undo, _by: int, _at: int) -> Iterator[e.Event]:
    """Take back the last thing that a host did; hands that came or went since then stay so.

    All events of one command are taken back together: they have the same time.
    """
    if not meeting.steps:
        raise Refused("There is nothing to undo.")
    last = meeting.steps[-1]
    group = takewhile(lambda step: step.at == last.at, reversed(meeting.steps))
    first = min(group, key=lambda step: step.seq)
    yield e.MoveUndone(
        undoes=first.seq,
        queue=_as_before(meeting, first),
        queue_is_open=first.queue_is_open,
        mode=first.mode,
        rounds=first.rounds,
        floor=first.floor if first.floor and _talks(meeting, first.floor.person) else None,
    )


def _talks(meeting: Meeting, person: int) -> bool:
    """Tell whether somebody is still here and takes part in the talk."""
    known = meeting.people[person]
    return known.here and known.may(Permission.TAKE_PART)


def _as_before(meeting: Meeting, step: Step) -> tuple[Hand, ...]:
    """Return the old queue without who has left, and then the hands that came since."""
    about = {hand.id: hand.about for hand in meeting.queue}
    old = [
        replace(hand, about=about.get(hand.id, hand.about))
        for hand in step.queue
        if _talks(meeting, hand.person)
    ]
    known = {(hand.person, hand.kind is Kind.POINT_OF_ORDER) for hand in old}
    came = (
        hand
        for hand in meeting.queue
        if hand.id > step.seq and (hand.person, hand.kind is Kind.POINT_OF_ORDER) not in known
    )
    return (*old, *came)
