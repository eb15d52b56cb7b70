"""The floor: who gets it, what they take with them, how a turn ends."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.values import Kind, Source
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


def test_the_next_gets_the_floor_with_what_they_said(play: Play) -> None:
    """The turn before ends, the hand comes down by itself, kind and words go along."""
    first = play.do(c.CallPerson(person=BO, ends=0), by=HOST)[-1].seq
    hand = play.do(c.RaiseHand(kind=Kind.REPLY, about="cost", written=True), by=ANA)[-1].seq

    events = play.do(c.CallNext(ends=first), by=HOST)

    assert events == (
        e.TurnEnded(seq=9, at=8000, by=HOST, turn=first),
        e.TurnBegan(
            seq=10,
            at=8000,
            by=HOST,
            person=ANA,
            kind=Kind.REPLY,
            hand=hand,
            about="cost",
            written=True,
        ),
    )
    assert waiting(play) == []
    assert play.meeting.floor is not None
    assert play.meeting.floor.person == ANA


def test_who_is_away_is_passed_over_and_stays_first(play: Play) -> None:
    """A lost line costs nobody their place."""
    for person in (ANA, BO, CAI):
        play.do(c.RaiseHand(), by=person)
    play.do(c.LoseLine(person=ANA))

    play.do(c.CallNext(ends=0), by=HOST)

    assert play.meeting.floor is not None
    assert play.meeting.floor.person == BO
    assert waiting(play) == [ANA, CAI]


def test_a_person_can_be_called_from_anywhere_in_the_queue(play: Play) -> None:
    """Their first hand is the one that is answered."""
    for person in (ANA, BO):
        play.do(c.RaiseHand(), by=person)

    play.do(c.CallPerson(person=BO, ends=0), by=HOST)

    assert play.meeting.floor is not None
    assert play.meeting.floor.person == BO
    assert waiting(play) == [ANA]


def test_a_person_without_a_hand_can_be_called(play: Play) -> None:
    """The host can ask somebody to speak; the turn before ends."""
    first = play.do(c.CallPerson(person=BO, ends=0), by=HOST)[-1].seq

    events = play.do(c.CallPerson(person=ANA, ends=first), by=HOST)

    assert [type(event) for event in events] == [e.TurnEnded, e.TurnBegan]
    assert play.meeting.floor is not None
    assert (play.meeting.floor.person, play.meeting.floor.kind) == (ANA, Kind.NEW_POINT)


@pytest.mark.parametrize("by", [HOST, ANA])
def test_a_turn_is_ended_by_the_speaker_or_the_host(play: Play, by: int) -> None:
    """It goes on record with its times, and cards about it come down."""
    turn = play.do(c.CallPerson(person=ANA, ends=0), by=HOST)[-1].seq

    play.do(c.EndTurn(turn=turn), by=by, after=30_000)

    assert play.meeting.floor is None
    (kept,) = play.meeting.turns
    assert (kept.id, kept.person, kept.began, kept.ended) == (turn, ANA, 6000, 36_000)


def test_a_written_turn_stands_with_the_captions(play: Play) -> None:
    """What is said in writing reads like speech, marked as typed, in the meeting's language."""
    play.do(c.CallPerson(person=ANA, ends=0), by=HOST)

    play.do(c.Say(text="I type my turn."), by=ANA)

    (caption,) = play.meeting.captions
    assert (caption.text, caption.source, caption.speaker) == (
        "I type my turn.",
        Source.TYPED,
        ANA,
    )
    assert (caption.start, caption.end, caption.language) == (7000, 7000, "en")
