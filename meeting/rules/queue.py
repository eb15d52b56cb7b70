"""Hands: asking for a turn, saying what it is about, going later, taking it back."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting import order
from meeting.errors import Refused
from meeting.roles import Permission, Role
from meeting.rules import names
from meeting.rules.gathering import somebody_who_talks
from meeting.state import Hand, Meeting
from meeting.text import clean
from meeting.values import Kind, Why

MOST_HANDS = 500


def raise_hand(meeting: Meeting, command: c.RaiseHand, by: int, _at: int) -> Iterator[e.Event]:
    """Put the hand where the order gives it a place.

    A person has one normal hand and one point of order; only a point of order gets into a closed
    queue (both as in OpenSlides).
    """
    is_order = command.kind is Kind.POINT_OF_ORDER
    if _has(meeting, by, command.kind):
        raise Refused("Your hand is up already.", "Type /lower to take it down.")
    if not meeting.queue_is_open and not is_order:
        raise Refused("The queue is closed.", "Wait until it opens, or raise a point of order.")
    _check_room(meeting)
    place, why = order.place(meeting, by, command.kind)
    yield e.HandRaised(
        person=by,
        kind=command.kind,
        place=place,
        about=clean(command.about),
        written=command.written,
        why=why,
    )


def raise_for(meeting: Meeting, command: c.RaiseFor, _by: int, _at: int) -> Iterator[e.Event]:
    """Raise a hand for somebody who asked elsewhere, also on a closed queue.

    A name that nobody here goes by makes a person who takes part from elsewhere.
    """
    _check_room(meeting)
    person = meeting.seq + 1
    if command.person:
        person = somebody_who_talks(meeting, command.person).id
        if _has(meeting, person, command.kind):
            raise Refused(f"{meeting.name_of(person)} has a hand up already.")
    else:
        yield e.PersonAdded(name=names.free(meeting, command.name, (Role.PARTICIPANT,)))
    place, why = order.place(meeting, person, command.kind)
    yield e.HandRaised(
        person=person, kind=command.kind, place=place, about=clean(command.about), why=why
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
    if place == len(meeting.queue):
        raise Refused("You are last already.", "Type /lower to take your hand down.")
    yield e.HandMoved(hand=hand.id, place=place + 1, why=Why.LATER)


def find(meeting: Meeting, number: int) -> Hand:
    """Return the hand with this number; refuse where it is down."""
    hand = next((one for one in meeting.queue if one.id == number), None)
    if hand is None:
        raise Refused("That hand is down already.")
    return hand


def _has(meeting: Meeting, person: int, kind: Kind) -> bool:
    """Tell whether somebody has a hand up already: a point of order, or one of another kind."""
    is_order = kind is Kind.POINT_OF_ORDER
    return any((hand.kind is Kind.POINT_OF_ORDER) == is_order for hand in meeting.hands_of(person))


def _check_room(meeting: Meeting) -> None:
    if len(meeting.queue) >= MOST_HANDS:
        raise Refused("The queue is full.", "Try again when somebody has spoken.")
