"""Speech that is too fast is noticed from the captions, and asked about once a minute."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client import happenings as h
from meeting import commands as c
from meeting.roles import Role
from meeting.values import Sort
from tests.tui.acting import ActedLine, webinar
from tui.model import Model
from tui.settings import Settings
from tui.speech_rate import SlowDown, SpeechRate
from tui.telling import Level

SECOND = 1000


def first_alarm(words_a_minute: float, every: int = 500, seconds: int = 90) -> int | None:
    """Speak evenly, with a partial so often; return when it is first too fast, in milliseconds."""
    rate = SpeechRate()
    for at in range(every, seconds * SECOND, every):
        words = " ".join(["word"] * int(words_a_minute * at / 60_000))
        if rate.heard(3, words, at):
            return at
    return None


@pytest.mark.parametrize("words_a_minute", [200, 220, 300])
def test_fast_speech_is_noticed_within_two_seconds_of_the_window(words_a_minute: int) -> None:
    """Above 180 words a minute for 20 seconds."""
    alarm = first_alarm(words_a_minute)

    assert alarm is not None
    assert alarm <= 22 * SECOND


@pytest.mark.parametrize("words_a_minute", [60, 130, 160, 175])
def test_calm_speech_is_left_alone(words_a_minute: int) -> None:
    """Up to 180 words a minute captions are read well."""
    assert first_alarm(words_a_minute) is None


def test_finished_captions_count_by_their_own_times() -> None:
    """Also where an engine shows no words before a sentence is whole."""
    rate = SpeechRate()

    alarms = [
        rate.finished(3, " ".join(["word"] * 20), start, start + 5 * SECOND)
        for start in range(0, 30_000, 5 * SECOND)
    ]

    assert alarms == [False, False, False, True, True, True]


def test_captions_that_come_late_and_at_once_are_no_fast_speech() -> None:
    """A line that hung for a while delivers much in a moment; the words keep their times."""
    rate = SpeechRate()

    alarms = [
        rate.finished(3, " ".join(["word"] * 12), start, start + 5 * SECOND)
        for start in range(0, 60_000, 5 * SECOND)
    ]

    assert not any(alarms)


def test_two_captioners_of_one_voice_do_not_add_up() -> None:
    """Each counts by itself."""
    rate = SpeechRate()

    alarms = [
        rate.finished(source, " ".join(["word"] * 11), start, start + 5 * SECOND)
        for start in range(0, 60_000, 5 * SECOND)
        for source in (3, 4)
    ]

    assert not any(alarms)


def test_a_short_burst_is_not_fast_speech() -> None:
    """Ten seconds of a list that everybody knows."""
    rate = SpeechRate()

    assert not rate.finished(3, " ".join(["word"] * 50), 0, 10 * SECOND)


@given(st.lists(st.integers(0, 200_000), max_size=30))
def test_nobody_is_asked_twice_in_a_minute(times: list[int]) -> None:
    """Whatever asks, and how often."""
    slow_down = SlowDown()

    asked = [at for at in sorted(times) if slow_down.may_ask(at)]

    assert all(later - sooner >= 60 * SECOND for sooner, later in pairwise(asked))


class Seat:
    """Cho's client in a webinar, by a clock that a test moves."""

    def __init__(self, *roles: Role, level: Level = Level.ALL) -> None:
        self.line: ActedLine = webinar(*roles)
        self.model = Model(settings=Settings(tell=level))
        self.told()

    def told(self) -> list[str]:
        """Return what came."""
        now = self.line.at / 1000
        return [
            one.text for happening in self.line.waiting() for one in self.model.take(happening, now)
        ]

    def call(self, name: str) -> None:
        """Give somebody the floor."""
        person = self.line.person(name)
        self.line.happens(c.CallPerson(person=person, ends=0), self.line.person("Ana Silva"))
        self.told()

    def hears(self, words_a_minute: int, seconds: int) -> list[tuple[int, str]]:
        """Let somebody speak for so long; return what was told, and after how many seconds."""
        captioner, found = self.line.person("Captions"), []
        began = self.line.at
        for at in range(500, seconds * SECOND, 500):
            self.line.at = began + at
            text = " ".join(["word"] * int(words_a_minute * at / 60_000))
            self.line.put(h.Heard(captioner, self.line.you, text))
            found += [(at // SECOND, text) for text in self.told()]
        return found


@pytest.mark.parametrize("level", Level)
def test_who_speaks_too_fast_is_told_to_slow_down(level: Level) -> None:
    """At every level, within 2 seconds, and once a minute."""
    seat = Seat(level=level)
    seat.call("Cho")

    heard = seat.hears(220, 100)

    assert [text for _, text in heard] == ["Please slow down."] * 2
    assert heard[0][0] <= 22
    assert heard[1][0] - heard[0][0] >= 60


def test_another_speaker_is_not_told_through_you() -> None:
    """Only who speaks can slow down."""
    seat = Seat()
    seat.call("Ben Okoro")

    assert seat.hears(220, 60) == []


def test_for_somebody_elsewhere_who_keeps_the_queue_is_told() -> None:
    """Eve is on the phone and reads no screen."""
    seat = Seat(Role.HOST)
    seat.line.happens(c.RaiseFor(name="Eve"), seat.line.person("Ana Silva"))
    seat.call("Eve")

    assert [text for _, text in seat.hears(220, 60)] == ["Please ask Eve to slow down."]


def test_a_card_and_the_captions_ask_together_once_a_minute() -> None:
    """The card comes at once; the captions do not ask again so soon."""
    seat = Seat(level=Level.OFF)
    seat.call("Cho")
    seat.line.happens(c.ShowCard(sort=Sort.SLOW), seat.line.person("Ben Okoro"))

    card = seat.told()

    assert card == ["Please slow down."]
    assert seat.hears(220, 50) == []


def test_stop_reaches_the_speaker_who_wants_to_hear_nothing() -> None:
    """A level is a wish about news; STOP is somebody who is lost."""
    seat = Seat(level=Level.OFF)
    seat.call("Cho")
    seat.line.happens(c.ShowCard(sort=Sort.STOP), seat.line.person("Ben Okoro"))

    assert seat.told() == ["STOP: 1 card is up."]
