"""A turn in writing: held while somebody writes, read aloud by others, and a turn that was cut."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting import timing
from meeting.errors import Refused
from meeting.roles import Role
from meeting.state import Turn
from meeting.values import Kind, Why
from tests.meeting.play import Play

HOST, ANA, BO, READER = 2, 3, 4, 5
SECOND = 1000


@pytest.fixture
def play() -> Play:
    """A meeting where Ana (3) has the floor in writing, Bo (4) waits, and 5 reads aloud."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Ana")
    play.join("Bo")
    play.join("Dee", Role.READER)
    play.do(c.RaiseHand(written=True, about="ramps"), ANA)
    play.do(c.RaiseHand(), BO)
    play.do(c.CallNext(ends=0), HOST)
    return play


def floor(play: Play) -> Turn:
    """Return the turn that lasts."""
    assert play.meeting.floor is not None
    return play.meeting.floor


def test_still_writing_holds_the_floor(play: Play) -> None:
    """For a minute nobody ends the turn by a plain press; `really` shows that it is meant."""
    turn = floor(play).id
    play.do(c.StillWriting(turn=turn), ANA)

    with pytest.raises(Refused, match="Ana is still writing"):
        play.do(c.CallNext(ends=turn), HOST, after=59 * SECOND)
    play.do(c.CallNext(ends=turn, really=True), HOST)

    assert floor(play).person == BO


def test_the_floor_is_held_for_a_minute(play: Play) -> None:
    """Then a plain press counts again."""
    turn = floor(play).id
    play.do(c.StillWriting(turn=turn), ANA)

    play.do(c.CallNext(ends=turn), HOST, after=60 * SECOND)

    assert floor(play).person == BO


def test_who_writes_can_end_the_turn_at_any_time(play: Play) -> None:
    """What they hold is their own."""
    turn = floor(play).id
    play.do(c.StillWriting(turn=turn), ANA)

    play.do(c.EndTurn(turn=turn), ANA)

    assert play.meeting.floor is None


def test_a_writer_whose_line_is_lost_holds_up_nobody(play: Play) -> None:
    """They can say that they were cut off, and come first."""
    turn = floor(play).id
    play.do(c.StillWriting(turn=turn), ANA)
    play.do(c.LoseLine(person=ANA))

    play.do(c.EndTurn(turn=turn), HOST)
    play.do(c.RegainLine(person=ANA))
    play.do(c.CutOff(turn=turn), ANA)

    assert [hand.person for hand in play.meeting.queue] == [ANA, BO]


@pytest.mark.parametrize("sign", [c.StillWriting(turn=8), c.Say(text="One moment.")])
def test_a_sign_of_writing_begins_the_timer_anew(play: Play, sign: c.Command) -> None:
    """Words or the key: who writes ten words a minute is not done in two minutes."""
    play.do(c.SetLimit(seconds=60), HOST)
    play.do(sign, ANA, after=40 * SECOND)

    due = timing.due(play.meeting)

    assert due is not None
    assert due.at == play.at + 60 * SECOND


def test_a_spoken_turn_can_go_on_in_writing(play: Play) -> None:
    """Somebody's voice is gone: the turn stays theirs."""
    turn = play.do(c.CallPerson(person=BO, ends=floor(play).id), HOST)[-1].seq

    play.do(c.StillWriting(turn=turn), BO)

    assert floor(play).written


def test_a_reader_gives_their_voice_and_says_so(play: Play) -> None:
    """Everybody is told; another reader can take over."""
    turn = floor(play).id

    (event,) = play.do(c.ReadAloud(turn=turn), READER)
    play.do(c.ReadAloud(turn=turn), HOST)

    assert event == e.ReadingBegan(seq=9, at=play.at - 1000, by=READER, turn=turn)
    assert floor(play).reader == HOST


def test_who_may_not_read_aloud_is_refused(play: Play) -> None:
    """It takes the role, or a host."""
    with pytest.raises(Refused, match="You may not give a voice to written turns"):
        play.do(c.ReadAloud(turn=floor(play).id), BO)


def test_a_written_turn_is_a_turn(play: Play) -> None:
    """Its words are a typed caption of that person, and it counts."""
    play.do(c.Say(text="The ramp is steep."), ANA)
    play.do(c.EndTurn(turn=floor(play).id), ANA)

    (caption,) = play.meeting.captions
    (turn,) = play.meeting.turns
    assert (caption.speaker, caption.source) == (ANA, "typed")
    assert (turn.person, turn.written, turn.kind) == (ANA, True, Kind.NEW_POINT)


def test_who_was_cut_off_comes_first_with_what_they_had(play: Play) -> None:
    """The same kind, the same words, in writing as before; nobody was overtaken by it."""
    turn = floor(play).id
    play.do(c.EndTurn(turn=turn), HOST)

    play.do(c.CutOff(turn=turn), ANA)

    first, second = play.meeting.queue
    assert (first.person, first.why, first.about, first.written) == (
        ANA, Why.CUT_OFF, "ramps", True,
    )  # fmt: skip
    assert second.overtaken_by == ()


def test_once_is_enough(play: Play) -> None:
    """The turn that goes on cannot be cut off again."""
    turn = floor(play).id
    play.do(c.EndTurn(turn=turn), HOST)
    play.do(c.CutOff(turn=turn), ANA)
    again = play.do(c.CallNext(ends=0), HOST)[-1].seq
    play.do(c.EndTurn(turn=again), HOST)

    with pytest.raises(Refused, match="That works once"):
        play.do(c.CutOff(turn=again), ANA)


def test_a_hand_that_is_up_already_goes_first(play: Play) -> None:
    """One hand, not two."""
    turn = floor(play).id
    play.do(c.EndTurn(turn=turn), HOST)
    play.do(c.RaiseHand(), ANA)

    play.do(c.CutOff(turn=turn), ANA)

    assert [(hand.person, hand.why) for hand in play.meeting.queue] == [
        (ANA, Why.CUT_OFF),
        (BO, Why.ASKED),
    ]


def test_points_of_order_stay_ahead_of_who_was_cut_off(play: Play) -> None:
    """As ahead of everybody."""
    turn = floor(play).id
    play.do(c.EndTurn(turn=turn), HOST)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), BO)

    play.do(c.CutOff(turn=turn), ANA)

    assert [hand.person for hand in play.meeting.queue] == [BO, ANA, BO]


def test_it_works_on_a_closed_queue(play: Play) -> None:
    """The turn had begun: nothing new comes in."""
    turn = floor(play).id
    play.do(c.EndTurn(turn=turn), HOST)
    play.do(c.CloseQueue(), HOST)

    play.do(c.CutOff(turn=turn), ANA)

    assert play.meeting.queue[0].person == ANA


def test_a_turn_that_an_undo_gives_back_needs_no_hand(play: Play) -> None:
    """The host takes the end back: Ana goes on, and does not wait for herself."""
    turn = floor(play).id
    play.do(c.EndTurn(turn=turn), HOST)
    play.do(c.CutOff(turn=turn), ANA)

    play.undo(HOST)

    assert floor(play).id == turn
    assert [hand.person for hand in play.meeting.queue] == [BO]
