"""Who has spoken how often and how long: pauses are no time, points of order no turns."""

import pytest

from meeting import commands as c
from meeting import statistics, time_words
from meeting.roles import Role
from meeting.statistics import Talk
from meeting.values import Kind
from tests.meeting.play import Play

HOST, ANA, BO = 2, 3, 4
SECOND, MINUTE = 1000, 60_000


@pytest.fixture
def play() -> Play:
    """A meeting on its first of two items; Ana has had two minutes, one of them paused."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Ana")
    play.join("Bo")
    first = play.item("Ramps", HOST)
    play.item("Rails", HOST)
    play.do(c.StartItem(item=first), HOST)
    turn = play.do(c.CallPerson(person=ANA, ends=0), HOST)[-1].seq
    play.do(c.PauseTurn(turn=turn), ANA, after=MINUTE)
    play.do(c.CarryOn(turn=turn), ANA, after=MINUTE)
    play.do(c.EndTurn(turn=turn), ANA, after=0)
    return play


def speak(play: Play, person: int, seconds: int) -> None:
    """Let somebody have the floor for so long."""
    turn = play.do(c.CallPerson(person=person, ends=0), HOST)[-1].seq
    play.do(c.EndTurn(turn=turn), person, after=seconds * SECOND)


def test_turns_and_time_for_the_whole_and_for_an_item(play: Play) -> None:
    """A first turn is marked where it was."""
    ramps, rails = (item.id for item in play.meeting.agenda)
    play.do(c.StartItem(item=rails), HOST)
    speak(play, BO, 100)
    speak(play, ANA, 30)

    whole = statistics.talks(play.meeting, play.at)

    assert whole == (
        Talk(person=BO, turns=1, time=100 * SECOND, first=True),
        Talk(person=ANA, turns=2, time=90 * SECOND, first=True),
    )
    assert statistics.talks(play.meeting, play.at, ramps) == (
        Talk(person=ANA, turns=1, time=60 * SECOND, first=True),
    )
    assert statistics.talks(play.meeting, play.at, rails)[1] == Talk(
        person=ANA, turns=1, time=30 * SECOND, first=False
    )


def test_the_turn_that_lasts_counts_up_to_now(play: Play) -> None:
    """Whoever asks in the middle of it gets what there is."""
    play.do(c.CallPerson(person=BO, ends=0), HOST)

    talks = statistics.talks(play.meeting, play.at + 5 * SECOND)

    assert talks[-1] == Talk(person=BO, turns=1, time=5 * SECOND, first=True)


def test_points_of_order_are_no_turns(play: Play) -> None:
    """They count for nobody."""
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), BO)
    play.do(c.CallNext(ends=0), HOST)

    assert [talk.person for talk in statistics.talks(play.meeting, play.at)] == [ANA]
    assert statistics.is_newcomer(play.meeting, BO)


def test_in_words(play: Play) -> None:
    """One line for each person, yours as yours."""
    play.do(c.RaiseHand(written=True), BO)
    play.do(c.CallNext(ends=0), HOST)

    assert time_words.spoken(play.meeting, BO, play.at + 95 * SECOND) == (
        "You: 1 turn, 1 minute 35 seconds, 1 in writing, first time.",
        "Ana: 1 turn, 1 minute, first time.",
    )


def test_hidden_from_all_but_yourself(play: Play) -> None:
    """Your own time is yours to know."""
    play.do(c.ShowStatistics(shown=False), HOST)

    assert time_words.spoken(play.meeting, ANA, play.at) == (
        "Speaking times are hidden. This is your own.",
        "You: 1 turn, 1 minute, first time.",
    )
    assert len(time_words.spoken(play.meeting, HOST, play.at)) == 1
