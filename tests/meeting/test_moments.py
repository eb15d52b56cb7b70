"""What time brings: marks of your turn, the end of a break, warnings to who keeps the agenda."""

import pytest

from meeting import commands as c
from meeting.apply import replay
from meeting.moments import coming
from meeting.privacy import seen_by
from meeting.roles import Role
from meeting.state import Meeting
from tests.meeting.plain import long_sentences
from tests.meeting.play import Play

HOST, ANA, BO = 2, 3, 4
SECOND, MINUTE = 1000, 60_000


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2), Ana (3) and Bo (4)."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Ana")
    play.join("Bo")
    return play


def seen(play: Play, you: int) -> Meeting:
    """Return the meeting as one person's client knows it."""
    return replay(seen_by(event, you) for event in play.log)


def told(play: Play, you: int) -> list[tuple[float, str]]:
    """Return in how many seconds a person is told what."""
    since = play.at
    return [
        ((moment.at - since) / SECOND, moment.said.text)
        for moment in coming(seen(play, you), you)
        if moment.at > since
    ]


def test_marks_of_a_turn(play: Play) -> None:
    """At 120, 90, 60, 30 and 10 seconds left, and at the end; never in between."""
    play.do(c.SetLimit(seconds=180), HOST)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    assert told(play, ANA) == [
        (60, "2 minutes left."),
        (90, "90 seconds left."),
        (120, "1 minute left."),
        (150, "30 seconds left."),
        (170, "10 seconds left."),
        (180, "Your time is up. Finish soon, and type /done."),
    ]


def test_marks_of_a_time_that_fits_the_person(play: Play) -> None:
    """Limit 120 seconds, three times: 30 seconds left come at 330, and nothing at 120."""
    play.do(c.SetLimit(seconds=120), HOST)
    play.do(c.FitTime(percent=300), ANA)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    heard = dict(told(play, ANA))

    assert heard[330] == "30 seconds left."
    assert 120 not in heard
    assert max(heard) == 360


def test_nobody_else_hears_the_marks(play: Play) -> None:
    """Not even hosts; and their clients do not know the time."""
    play.do(c.SetLimit(seconds=120), HOST)
    play.do(c.FitTime(percent=300), ANA)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    assert told(play, HOST) == told(play, BO) == []


@pytest.mark.parametrize("percent", [0, 100])
def test_no_timer_brings_nothing(play: Play, percent: int) -> None:
    """Where the person wants none, or the meeting has none."""
    if percent == 0:
        play.do(c.SetLimit(seconds=120), HOST)
        play.do(c.FitTime(percent=0), ANA)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    assert told(play, ANA) == []


def test_a_paused_turn_brings_nothing_until_it_goes_on(play: Play) -> None:
    """Then what is left comes at its time."""
    play.do(c.SetLimit(seconds=120), HOST)
    turn = play.do(c.CallPerson(person=ANA, ends=0), HOST)[-1].seq
    play.do(c.PauseTurn(turn=turn), ANA, after=80 * SECOND)
    paused = told(play, ANA)
    play.do(c.CarryOn(turn=turn), ANA, after=10 * MINUTE)

    assert paused == []
    assert told(play, ANA)[0] == (10, "30 seconds left.")


def test_a_short_limit_has_the_marks_that_fit(play: Play) -> None:
    """A mark that would come with the turn itself is left out."""
    play.do(c.SetLimit(seconds=30), HOST)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    assert [at for at, _ in told(play, ANA)] == [20, 30]


def test_the_end_of_a_break_is_told_to_all_once(play: Play) -> None:
    """The time to be back is said at its beginning; in between is quiet."""
    tea = play.do(c.AddItem(title="Tea", minutes=10, is_break=True), HOST)[-1].seq
    play.do(c.StartItem(item=tea), HOST)

    assert told(play, BO) == [(600, "The break is over.")]


def test_hosts_are_warned_before_an_item_runs_over(play: Play) -> None:
    """Two minutes before, with who waits; and when it does, with what it means for the end."""
    ramps = play.do(c.AddItem(title="Ramps", minutes=15), HOST)[-1].seq
    play.do(c.AddItem(title="Rails", minutes=15), HOST)
    play.do(c.StartItem(item=ramps), HOST)
    play.do(c.RaiseHand(), BO, after=3 * MINUTE)

    assert told(play, HOST) == [
        (10 * 60, "2 minutes left for Ramps. 1 person waits to speak."),
        (12 * 60, "The planned time is used up: Ramps."),
        (17 * 60, "10 minutes left of the meeting's planned time. 1 item is to come."),
        (27 * 60, "The meeting runs over its planned time."),
    ]
    assert told(play, BO) == []


def test_an_item_that_began_late_tells_how_late_the_end_will_be(play: Play) -> None:
    """What is to come is reckoned as planned."""
    first = play.do(c.AddItem(title="Ramps", minutes=5), HOST)[-1].seq
    second = play.do(c.AddItem(title="Rails", minutes=5), HOST)[-1].seq
    play.do(c.StartItem(item=first), HOST)
    play.do(c.StartItem(item=second), HOST, after=9 * MINUTE)

    texts = [text for _, text in told(play, HOST)]

    assert "The planned time is used up: Rails. The meeting will end 4 minutes late." in texts


def test_a_very_short_item_is_warned_of_at_half_its_time(play: Play) -> None:
    """Two minutes before would be before it began."""
    quick = play.do(c.AddItem(title="Hello", minutes=1), HOST)[-1].seq
    play.do(c.StartItem(item=quick), HOST)

    assert told(play, HOST)[0] == (30, "30 seconds left for Hello.")


def test_every_sentence_is_short(play: Play) -> None:
    """15 words or fewer, whoever is told."""
    item = play.do(c.AddItem(title="Ramps", minutes=5), HOST)[-1].seq
    play.do(c.SetLimit(seconds=500), HOST)
    play.do(c.StartItem(item=item), HOST)
    play.do(c.RaiseHand(written=True), ANA)
    play.do(c.RaiseHand(), BO)
    play.do(c.CallNext(ends=0), HOST)

    texts = [text for you in (HOST, ANA, BO) for _, text in told(play, you)]

    assert texts
    assert long_sentences(texts) == []
