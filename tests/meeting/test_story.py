"""The story that other tests tell is a whole one."""

from meeting.events import EVENTS, Withheld
from tests.meeting.story import in_good_time, whole_meeting


def test_everything_that_can_happen_happens_in_the_story() -> None:
    """A test over both is a test over every event; nothing is withheld from a log."""
    happened = {type(event) for play in (whole_meeting(), in_good_time()) for event in play.log}

    assert set(EVENTS) - happened == {Withheld}
