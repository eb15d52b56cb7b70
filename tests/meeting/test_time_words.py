"""Time in plain sentences: what is left, planned and used."""

import pytest

from meeting import commands as c
from meeting import time_words
from meeting.roles import Role
from meeting.summaries import hour, seconds, times
from tests.meeting.play import Play

HOST, ANA = 2, 3
SECOND, MINUTE = 1000, 60_000


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2), Ana (3), and two items of ten minutes with a break between."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Ana")
    play.do(c.AddItem(title="Ramps", minutes=10), HOST)
    play.do(c.AddItem(title="Tea", minutes=10, is_break=True), HOST)
    play.do(c.AddItem(title="Rails", minutes=10), HOST)
    return play


def test_nothing_is_counted_before_anything_began(play: Play) -> None:
    """A sentence says so; silence would be a riddle."""
    assert time_words.now(play.meeting, ANA, play.at) == ("No time is counted now.",)


def test_your_turn_the_item_and_the_whole(play: Play) -> None:
    """What is left of your turn is yours to hear; of others' only what they had."""
    play.do(c.StartItem(item=4), HOST)
    play.do(c.SetLimit(seconds=120), HOST)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)
    at = play.at + 50 * SECOND

    assert time_words.now(play.meeting, ANA, at) == (
        "You have the floor. So far: 50 seconds.",
        "You have 70 seconds left.",
        "Ramps: 0 of 10 minutes.",
        "Planned for the whole: 30 minutes. Used: 0 minutes. The end is likely as planned.",
    )
    assert time_words.now(play.meeting, HOST, at)[0] == "Ana has the floor. So far: 50 seconds."


def test_time_that_is_up(play: Play) -> None:
    """A number below zero is no help."""
    play.do(c.SetLimit(seconds=120), HOST)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    assert time_words.now(play.meeting, ANA, play.at + 3 * MINUTE)[1] == "Your time is up."


@pytest.mark.parametrize(
    ("zone", "back"), [(None, "14:23 UTC"), (0, "14:23"), (-240, "10:23"), (690, "01:53")]
)
def test_a_break_says_when_you_are_back(play: Play, zone: int | None, back: str) -> None:
    """By your own clock, and how long it still is."""
    play.do(c.StartItem(item=5), HOST)

    lines = time_words.now(play.meeting, ANA, play.at + 150 * SECOND, zone)

    assert lines[0] == f"It is a break. Back at {back}, in 7 minutes."


def test_an_item_that_takes_longer_makes_the_end_late(play: Play) -> None:
    """Said as it is, with the minutes."""
    play.do(c.StartItem(item=4), HOST)

    lines = time_words.now(play.meeting, HOST, play.at + 14 * MINUTE)

    assert lines == (
        "Ramps: 14 of 10 minutes.",
        "Planned for the whole: 30 minutes. Used: 14 minutes. The end is likely 4 minutes late.",
    )


def test_an_item_that_was_quick_makes_the_end_early(play: Play) -> None:
    """That is news too."""
    play.do(c.StartItem(item=4), HOST)
    play.do(c.StartItem(item=5), HOST, after=6 * MINUTE)

    lines = time_words.now(play.meeting, HOST, play.at)

    assert lines[-1].endswith("The end is likely 4 minutes early.")


def test_limits_in_words(play: Play) -> None:
    """The meeting's, then those of items."""
    none = time_words.limits(play.meeting)
    play.do(c.SetLimit(seconds=90), HOST)
    play.do(c.SetLimit(seconds=300, item=4), HOST)

    assert none == ("Limit for each turn: none.",)
    assert time_words.limits(play.meeting) == (
        "Limit for each turn: 90 seconds.",
        "5 minutes in Ramps.",
    )


def test_your_own_time_in_words(play: Play) -> None:
    """As others have it, more, or without a timer."""
    said = [time_words.own(play.meeting, ANA)]
    for percent in (250, 0):
        play.do(c.FitTime(percent=percent), ANA)
        said.append(time_words.own(play.meeting, ANA))

    assert said == [
        "Your time is the usual.",
        "Your time: 2.5 times.",
        "Your turns have no timer.",
    ]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (91, "1 minute 31 seconds"),
        (3600, "60 minutes"),
    ],
)
def test_seconds_in_words(count: int, words: str) -> None:
    """Whole minutes as minutes, short times as seconds."""
    assert seconds(count) == words


def test_times_and_hours() -> None:
    """No needless zeros, and two digits each."""
    assert (times(300), times(150)) == ("3 times", "1.5 times")
    assert hour(Play().meeting, 0) == "14:13 UTC"
