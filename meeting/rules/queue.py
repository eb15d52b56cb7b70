"""The speaking queue and the floor: one order, kept here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Permission
from meeting.rules.gathering import somebody_here
from meeting.rules.wording import words
from meeting.state import Hand, Meeting
from meeting.text import clean
from meeting.values import Kind, Source

MOST_HANDS = 500


def raise_hand(meeting: Meeting, command: c.RaiseHand, by: int, _at: int) -> Iterator[e.Event]:
    """Put the hand behind all hands of its own or a higher priority.

    A person has one normal hand and one point of order; only a point of order gets into a closed
    queue (both as in OpenSlides).
    """
    order = command.kind is Kind.POINT_OF_ORDER
    if any((hand.kind is Kind.POINT_OF_ORDER) == order for hand in meeting.hands_of(by)):
        raise Refused("Your hand is up already.", "Type /lower to take it down.")
    if not meeting.queue_is_open and not order:
        raise Refused("The queue is closed.", "Wait until it opens, or raise a point of order.")
    if len(meeting.queue) >= MOST_HANDS:
        raise Refused("The queue is full.", "Try again when somebody has spoken.")
    yield e.HandRaised(
        person=by,
        kind=command.kind,
        place=1 + sum(hand.kind.rank <= command.kind.rank for hand in meeting.queue),
        about=clean(command.about),
        written=command.written,
    )


def change_hand(meeting: Meeting, command: c.ChangeHand, by: int, _at: int) -> Iterator[e.Event]:
    """Say what your own hand is about."""
    hand = _hand(meeting, command.hand)
    if hand.person != by:
        raise Refused("That is not your hand.", "You can change only your own.")
    yield e.HandChanged(hand=hand.id, about=clean(command.about))


def lower_hand(meeting: Meeting, command: c.LowerHand, by: int, _at: int) -> Iterator[e.Event]:
    """Take down your own hand at any time; who keeps the queue can take down any."""
    hand = _hand(meeting, command.hand)
    if hand.person != by and not meeting.people[by].may(Permission.KEEP_QUEUE):
        raise Refused("That is not your hand.", "You can take down only your own.")
    yield e.HandLowered(hand=hand.id)


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


def call_next(meeting: Meeting, command: c.CallNext, _by: int, _at: int) -> Iterator[e.Event]:
    """Give the floor to the first who is not away; who is away stays first for their return."""
    _same_turn(meeting, command.ends)
    if not meeting.queue:
        raise Refused("Nobody is waiting to speak.", "Type /call and a name to call somebody.")
    ready = (hand for hand in meeting.queue if not meeting.people[hand.person].away)
    hand = next(ready, None)
    if hand is None:
        raise Refused("Everybody in the queue has lost their line.", "Their places are held.")
    yield from _floor_to(meeting, hand)


def call_person(meeting: Meeting, command: c.CallPerson, _by: int, _at: int) -> Iterator[e.Event]:
    """Give the floor to somebody by name, with or without a raised hand."""
    _same_turn(meeting, command.ends)
    person = somebody_here(meeting, command.person)
    if meeting.floor and meeting.floor.person == person.id:
        raise Refused(f"{person.name} has the floor already.")
    if person.away:
        raise Refused(f"{person.name} has lost their line.", "Their place is held.")
    if not person.may(Permission.TAKE_PART):
        raise Refused(f"{person.name} does not take part in the talk.")
    hands = meeting.hands_of(person.id)
    if hands:
        yield from _floor_to(meeting, hands[0])
        return
    if meeting.floor:
        yield e.TurnEnded(turn=meeting.floor.id)
    yield e.TurnBegan(person=person.id, kind=Kind.NEW_POINT)


def end_turn(meeting: Meeting, command: c.EndTurn, by: int, _at: int) -> Iterator[e.Event]:
    """End your own turn; who keeps the queue can end any."""
    if meeting.floor is None or meeting.floor.id != command.turn:
        raise Refused("That turn is over already.")
    if meeting.floor.person != by and not meeting.people[by].may(Permission.KEEP_QUEUE):
        raise Refused("That is not your turn.", "You can end only your own.")
    yield e.TurnEnded(turn=command.turn)


def say(meeting: Meeting, command: c.Say, by: int, at: int) -> Iterator[e.Event]:
    """Put a written turn where everybody reads the captions, marked as typed."""
    if meeting.floor is None or meeting.floor.person != by:
        raise Refused("It is not your turn yet.", "Type /hand for a turn, or /chat to write now.")
    yield e.CaptionAdded(
        text=words(command.text, "text"),
        start=at,
        end=at,
        speaker=by,
        source=Source.TYPED,
        language=meeting.language,
    )


def _floor_to(meeting: Meeting, hand: Hand) -> Iterator[e.Event]:
    if meeting.floor:
        yield e.TurnEnded(turn=meeting.floor.id)
    yield e.TurnBegan(
        person=hand.person, kind=hand.kind, hand=hand.id, about=hand.about, written=hand.written
    )


def _same_turn(meeting: Meeting, ends: int) -> None:
    """Refuse a wish that ends another turn than the one its sender saw (bterlson/tcq#36)."""
    if ends != (meeting.floor.id if meeting.floor else 0):
        raise Refused("Somebody else was quicker: the turn has changed.", "Look, then call again.")


def _hand(meeting: Meeting, number: int) -> Hand:
    hand = next((one for one in meeting.queue if one.id == number), None)
    if hand is None:
        raise Refused("That hand is down already.")
    return hand
