"""Hands: asking for a turn, saying what it is about, going later, taking it back."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting import hands, order
from meeting.errors import Refused
from meeting.roles import Permission, Role
from meeting.rules import names
from meeting.rules.gathering import somebody_who_talks
from meeting.state import Hand, Meeting
from meeting.text import clean
from meeting.values import Kind, Why

MOST_HANDS = 500


def raise_hand(meeting: Meeting, command: c.RaiseHand, by: int, at: int) -> Iterator[e.Event]:
    """Put the hand where the order gives it a place.

    A person has one normal hand and one point of order; only a point of order gets into a closed
    queue (both as in OpenSlides).
    """
    is_order = command.kind is Kind.POINT_OF_ORDER
    if meeting.has_hand(by, command.kind):
        raise Refused("Your hand is up already.", "Type /lower to take it down.")
    if not meeting.queue_is_open and not is_order:
        raise Refused("The queue is closed.", "Wait until it opens, or raise a point of order.")
    check_room(meeting)
    place, why = order.place(meeting, by, command.kind, at)
    yield e.HandRaised(
        person=by,
        kind=command.kind,
        place=place,
        about=clean(command.about),
        written=command.written,
        why=why,
    )


def raise_for(meeting: Meeting, command: c.RaiseFor, by: int, at: int) -> Iterator[e.Event]:
    """Raise a hand for somebody who asked elsewhere, also on a closed queue.

    A name that nobody here goes by makes a person who takes part from elsewhere.
    """
    check_room(meeting)
    person = meeting.seq + 1
    if command.person == by:
        raise Refused("That is you.", "Type /hand to raise your own hand.")
    if command.person:
        person = somebody_who_talks(meeting, command.person).id
        if meeting.has_hand(person, command.kind):
            raise Refused("{name} has a hand up already.", name=meeting.name_of(person))
    else:
        yield e.PersonAdded(name=names.free(meeting, command.name, (Role.PARTICIPANT,)))
    place, why = order.place(meeting, person, command.kind, at)
    yield e.HandRaised(
        person=person,
        kind=command.kind,
        place=place,
        about=clean(command.about),
        why=why,
        reason=clean(command.reason),
    )


def change_hand(meeting: Meeting, command: c.ChangeHand, by: int, _at: int) -> Iterator[e.Event]:
    """Say what your own hand is about."""
    hand = find(meeting, command.hand)
    if hand.person != by:
        raise Refused("That is not your hand.", "You can change only your own.")
    yield e.HandChanged(hand=hand.id, about=clean(command.about))


def lower_hand(meeting: Meeting, command: c.LowerHand, by: int, _at: int) -> Iterator[e.Event]:
    """Take down your own hand at any time; who keeps the queue can take down any."""
    hand = find(meeting, command.hand)
    if hand.person != by and not meeting.people[by].may(Permission.KEEP_QUEUE):
        raise Refused("That is not your hand.", "You can take down only your own.")
    yield e.HandLowered(hand=hand.id, reason=clean(command.reason))


def go_later(meeting: Meeting, command: c.GoLater, by: int, _at: int) -> Iterator[e.Event]:
    """Let the next person go before you, at any time."""
    hand = find(meeting, command.hand)
    if hand.person != by:
        raise Refused("That is not your hand.", "You can move back only your own.")
    place = meeting.queue.index(hand) + 1
    if hands.later(meeting.queue, hand.id) is meeting.queue:
        raise Refused("There is nobody to let go first.", "Type /lower to take your hand down.")
    yield e.HandMoved(hand=hand.id, place=place + 1, why=Why.LATER)


def find(meeting: Meeting, number: int) -> Hand:
    """Return the hand with this number; refuse where it is down."""
    hand = hands.find(meeting.queue, number)
    if hand is None:
        raise Refused("That hand is down already.")
    return hand


def check_room(meeting: Meeting) -> None:
    """Refuse where no more hands find room."""
    if len(meeting.queue) >= MOST_HANDS:
        raise Refused("The queue is full.", "Try again when somebody has spoken.")
