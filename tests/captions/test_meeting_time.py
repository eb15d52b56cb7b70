"""The meeting's clock, told from the times of its events."""

from __future__ import annotations

from captions.meeting_time import MeetingTime


class Clock:
    """A clock that is set by hand, in seconds."""

    now = 50.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def test_a_time_of_the_sound_becomes_one_of_the_meeting() -> None:
    """The sound began 2 s after an event at 10 s: its second second is the meeting's 13th."""
    clock = Clock()
    time = MeetingTime(clock)
    time.event_came(10_000)
    clock.now += 2.1
    time.sound_came(100)
    clock.now += 30.0
    time.sound_came(30_000)

    assert time.of(1_000) == 13_000


def test_the_quickest_event_tells_the_time_best() -> None:
    """An event that was long on its way arrives with a time that is past."""
    clock = Clock()
    time = MeetingTime(clock)
    time.event_came(9_000)
    time.event_came(10_000)
    time.event_came(9_500)
    time.sound_came(0)

    assert time.of(0) == 10_000


def test_no_time_is_before_the_meeting() -> None:
    """Without any event the meeting has just begun."""
    clock = Clock()
    time = MeetingTime(clock)
    time.event_came(0)
    time.sound_came(0)

    assert time.of(-500) == 0
