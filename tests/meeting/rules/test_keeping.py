"""Keeping the queue: every move is seen, and can be taken back."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.values import Kind, Mode, Why
from tests.meeting.play import Play

HOST, ANA, BO, CAI = 2, 3, 4, 5


@pytest.fixture
def play() -> Play:
    """A meeting where Ana (3), Bo (4) and Cai (5) wait, hands 6, 7 and 8; 2 is the host."""
    play = Play()
    play.join("Asha", Role.HOST)
    for name in ("Ana", "Bo", "Cai"):
        play.join(name)
    for person in (ANA, BO, CAI):
        play.do(c.RaiseHand(), person)
    return play


def waiting(play: Play) -> list[int]:
    """Return who waits, the first first."""
    return [hand.person for hand in play.meeting.queue]


def test_a_move_tells_who_moved_whom_and_why(play: Play) -> None:
    """Every use of power is on record."""
    (event,) = play.do(c.MoveHand(hand=8, place=1, reason=" her\tbus "), HOST)

    assert event == e.HandMoved(
        seq=9, at=8000, by=HOST, hand=8, place=1, why=Why.MOVED, reason="her bus"
    )
    assert waiting(play) == [CAI, ANA, BO]
    moved = play.meeting.queue[0]
    assert (moved.moved_by, moved.reason) == (HOST, "her bus")


def test_clearing_takes_all_hands_down_in_one_event(play: Play) -> None:
    """With the reason that the host gives."""
    (event,) = play.do(c.ClearQueue(reason="out of time"), HOST)

    assert event == e.QueueCleared(seq=9, at=8000, by=HOST, reason="out of time")
    assert waiting(play) == []


def test_the_last_word_goes_to_the_end_and_closes_the_queue(play: Play) -> None:
    """Nobody comes after who has the last word."""
    events = play.do(c.GiveLastWord(person=ANA), HOST)

    assert [type(event) for event in events] == [e.HandMoved, e.QueueClosed]
    assert waiting(play) == [BO, CAI, ANA]
    assert not play.meeting.queue_is_open


def test_the_last_word_can_go_to_who_has_no_hand_up(play: Play) -> None:
    """Their hand is raised for them, behind all others."""
    events = play.do(c.GiveLastWord(person=HOST), HOST)

    assert [type(event) for event in events] == [e.HandRaised, e.QueueClosed]
    assert waiting(play) == [ANA, BO, CAI, HOST]


def test_the_last_word_for_who_is_last_is_on_record_too(play: Play) -> None:
    """They stay where they are, and everybody sees why nobody comes after them."""
    events = play.do(c.GiveLastWord(person=CAI), HOST)

    assert [type(event) for event in events] == [e.HandMoved, e.QueueClosed]
    assert waiting(play) == [ANA, BO, CAI]
    assert play.meeting.queue[-1].why is Why.LAST_WORD


def test_the_last_word_in_a_closed_queue_only_moves(play: Play) -> None:
    """The queue cannot be closed twice."""
    play.do(c.CloseQueue(), HOST)

    events = play.do(c.GiveLastWord(person=ANA), HOST)

    assert [type(event) for event in events] == [e.HandMoved]


def test_another_order_loses_nobody(play: Play) -> None:
    """Who has not spoken yet goes first; each hand stands there once, with its rule."""
    play.do(c.CallNext(ends=0), HOST)
    play.do(c.RaiseHand(), ANA)
    play.do(c.MoveHand(hand=10, place=1), HOST)

    (event,) = play.do(c.SetMode(mode=Mode.FIRST_TIME), HOST)

    assert isinstance(event, e.ModeChanged)
    assert [placed.hand for placed in event.order] == [7, 8, 10]
    assert waiting(play) == [BO, CAI, ANA]
    assert play.meeting.mode is Mode.FIRST_TIME


UNDONE: list[tuple[str, c.Command]] = [
    ("a move", c.MoveHand(hand=8, place=1)),
    ("a hand taken down", c.LowerHand(hand=7)),
    ("a cleared queue", c.ClearQueue()),
    ("a closed queue", c.CloseQueue()),
    ("the last word, with its closing", c.GiveLastWord(person=ANA)),
    ("another order", c.SetMode(mode=Mode.LEAST_TIME, rounds=True)),
    ("a call", c.CallNext(ends=0)),
    ("a call by name", c.CallPerson(person=CAI, ends=0)),
    ("a hand raised for somebody", c.RaiseFor(person=ANA, kind=Kind.POINT_OF_ORDER)),
]


@pytest.mark.parametrize("command", [row[1] for row in UNDONE], ids=[row[0] for row in UNDONE])
def test_undo_takes_back_what_a_host_did(play: Play, command: c.Command) -> None:
    """Queue, floor, order and whether it is open are as before, and it is on record."""
    before = play.meeting
    play.do(command, HOST)

    (event,) = play.undo(HOST)

    after = play.meeting
    assert isinstance(event, e.MoveUndone)
    assert event.undoes == 9
    assert (after.queue, after.floor, after.queue_is_open) == (before.queue, None, True)
    assert (after.mode, after.rounds) == (Mode.ARRIVAL, False)


def test_undo_goes_back_step_by_step(play: Play) -> None:
    """The last first, and then the one before it."""
    play.do(c.MoveHand(hand=8, place=1), HOST)
    play.do(c.ClearQueue(), HOST)
    play.undo(HOST)
    once = waiting(play)
    play.undo(HOST)

    assert (once, waiting(play)) == ([CAI, ANA, BO], [ANA, BO, CAI])


def test_a_turn_that_a_host_ended_goes_on(play: Play) -> None:
    """Cut off by mistake, the speaker has the floor again, and the turn is no past turn."""
    turn = play.do(c.CallNext(ends=0), HOST)[-1].seq
    play.do(c.EndTurn(turn=turn), HOST)

    play.undo(HOST)

    assert play.meeting.floor is not None
    assert play.meeting.floor.id == turn
    assert len(play.meeting.turns) == 0


def test_a_turn_that_its_speaker_ended_is_over(play: Play) -> None:
    """Nobody is put back on the floor against their will."""
    turn = play.do(c.CallNext(ends=0), HOST)[-1].seq
    play.do(c.EndTurn(turn=turn), ANA)

    assert play.meeting.steps == ()


def test_what_people_did_themselves_stays(play: Play) -> None:
    """A hand raised or lowered since, and new words on a hand, survive an undo."""
    dee = play.join("Dee")
    play.do(c.MoveHand(hand=8, place=1), HOST)
    play.do(c.LowerHand(hand=7), BO)
    play.do(c.RaiseHand(), dee)
    play.do(c.ChangeHand(hand=6, about="the door"), ANA)

    play.undo(HOST)

    assert waiting(play) == [ANA, CAI, dee]
    assert play.meeting.queue[0].about == "the door"


def test_who_has_left_does_not_come_back(play: Play) -> None:
    """Neither to the queue nor to the floor."""
    play.do(c.CallNext(ends=0), HOST)
    play.do(c.ClearQueue(), HOST)
    play.do(c.Leave(), BO)

    play.undo(HOST)

    assert waiting(play) == [CAI]


def test_no_undo_doubles_a_hand(play: Play) -> None:
    """Who raised a hand anew after a clearing has one hand, the old one; both sorts as always."""
    play.do(c.ClearQueue(), HOST)
    play.do(c.RaiseHand(), BO)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), BO)

    play.undo(HOST)

    assert [hand.id for hand in play.meeting.queue] == [11, 6, 7, 8]
