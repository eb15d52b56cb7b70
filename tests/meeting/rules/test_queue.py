"""Hands: the place they get, and what their owners do with them."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.values import Kind, Why
from tests.meeting.play import Play

HOST, ANA, BO, CAI, DEE = 2, 3, 4, 5, 6


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2) and four people (3 to 6)."""
    play = Play()
    play.join("Asha", Role.HOST)
    for name in ("Ana", "Bo", "Cai", "Dee"):
        play.join(name)
    return play


def waiting(play: Play) -> list[int]:
    """Return who waits, the first first."""
    return [hand.person for hand in play.meeting.queue]


def test_hands_stand_in_the_order_they_came(play: Play) -> None:
    """Among hands of one kind the first to come is the first to speak."""
    for person in (CAI, ANA, BO):
        play.do(c.RaiseHand(), by=person)

    assert waiting(play) == [CAI, ANA, BO]


def test_kinds_go_before_arrival(play: Play) -> None:
    """A point of order, then questions, then replies, then new points."""
    play.do(c.RaiseHand(), by=ANA)
    play.do(c.RaiseHand(kind=Kind.REPLY), by=BO)
    play.do(c.RaiseHand(kind=Kind.QUESTION), by=CAI)
    play.do(c.RaiseHand(kind=Kind.QUESTION), by=DEE)
    (event,) = play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER, about="too fast"), by=ANA)

    assert waiting(play) == [ANA, CAI, DEE, BO, ANA]
    assert event == e.HandRaised(
        seq=11,
        at=10_000,
        by=ANA,
        person=ANA,
        kind=Kind.POINT_OF_ORDER,
        place=1,
        about="too fast",
        why=Why.KIND,
    )


def test_a_point_of_order_gets_into_a_closed_queue(play: Play) -> None:
    """Rules can be called for at any time."""
    play.do(c.CloseQueue(), by=HOST)

    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), by=ANA)

    assert waiting(play) == [ANA]


def test_a_closed_queue_opens_again(play: Play) -> None:
    """Who waited keeps the place; new hands come behind."""
    play.do(c.RaiseHand(), by=BO)
    play.do(c.CloseQueue(), by=HOST)
    play.do(c.OpenQueue(), by=HOST)

    play.do(c.RaiseHand(), by=ANA)

    assert waiting(play) == [BO, ANA]


def test_what_a_hand_is_about_can_be_said_later(play: Play) -> None:
    """The place comes first, the words when they are ready."""
    hand = play.do(c.RaiseHand(), by=ANA)[-1].seq
    play.do(c.RaiseHand(), by=BO)

    play.do(c.ChangeHand(hand=hand, about="the  ramp"), by=ANA)

    assert [one.about for one in play.meeting.queue] == ["the ramp", ""]


@pytest.mark.parametrize("by", [HOST, ANA])
def test_a_hand_is_taken_down_by_its_owner_or_the_host(play: Play, by: int) -> None:
    """The rest of the queue stays as it is."""
    hand = play.do(c.RaiseHand(), by=ANA)[-1].seq
    play.do(c.RaiseHand(), by=BO)

    play.do(c.LowerHand(hand=hand), by=by)

    assert waiting(play) == [BO]


def test_a_hand_can_be_raised_for_somebody(play: Play) -> None:
    """A host hears somebody ask elsewhere; it is on record who raised it."""
    play.do(c.CloseQueue(), by=HOST)

    play.do(c.RaiseFor(person=ANA, kind=Kind.REPLY, about="the  cost"), by=HOST)

    (hand,) = play.meeting.queue
    assert (hand.person, hand.kind, hand.about, hand.moved_by) == (
        ANA,
        Kind.REPLY,
        "the cost",
        HOST,
    )


def test_who_is_not_here_takes_part_from_elsewhere(play: Play) -> None:
    """By phone or in the room: a name in the same queue, with no line to lose."""
    events = play.do(c.RaiseFor(name="Eve"), by=HOST)
    eve = events[0].seq

    assert [type(event) for event in events] == [e.PersonAdded, e.HandRaised]
    assert play.meeting.people[eve].elsewhere
    assert waiting(play) == [eve]
    assert play.do(c.LoseLine(person=eve)) == ()


def test_going_later_lets_one_go_first(play: Play) -> None:
    """By your own wish, one place back."""
    for person in (ANA, BO, CAI):
        play.do(c.RaiseHand(), by=person)

    play.do(c.GoLater(hand=7), by=ANA)

    assert waiting(play) == [BO, ANA, CAI]


def test_a_reason_goes_with_a_hand_that_a_host_takes_down(play: Play) -> None:
    """Cleaned, as all words are."""
    play.do(c.RaiseHand(), by=ANA)

    (event,) = play.do(c.LowerHand(hand=7, reason=" no\ttime "), by=HOST)

    assert event == e.HandLowered(seq=8, at=7000, by=HOST, hand=7, reason="no time")
