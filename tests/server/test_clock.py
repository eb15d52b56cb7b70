"""A meeting's time goes on evenly, whatever happens to the clock on the wall."""

from server.clock import MeetingClock
from tests.server.stand_ins import OPENED, HandClock


def test_time_begins_at_the_opening() -> None:
    """Time is counted in milliseconds since the meeting opened."""
    hand = HandClock()
    clock = hand.meeting()

    hand.pass_by(1500)

    assert clock.now() == 1500


def test_a_changed_wall_clock_moves_nothing() -> None:
    """Somebody sets the clock to 1970 and to 2100: the meeting's time goes on."""
    hand = HandClock()
    clock = hand.meeting()

    hand.pass_by(1000)
    hand.wall = 0
    early = clock.now()
    hand.wall = OPENED * 3

    assert (early, clock.now()) == (1000, 1000)


def test_a_restart_counts_the_time_in_between() -> None:
    """A server that was away for an hour goes on an hour later."""
    hand = HandClock()
    hand.pass_by(3_600_000)

    assert MeetingClock(hand.clocks, OPENED, newest=5000).now() == 3_600_000


def test_a_restart_with_a_clock_set_back_goes_on_from_the_newest_event() -> None:
    """Time never goes back, even where the wall clock says so."""
    hand = HandClock()
    hand.wall = OPENED - 1_000_000

    assert MeetingClock(hand.clocks, OPENED, newest=5000).now() == 5000
