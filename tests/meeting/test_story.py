"""The story that other tests tell is a whole one."""

from meeting.events import EVENTS, Withheld
from tests.meeting.asked import asked_meeting
from tests.meeting.story import in_good_time, whole_meeting


def test_everything_that_can_happen_happens_in_the_story() -> None:
    """A test over all three is a test over every event; nothing is withheld from a log."""
    plays = (whole_meeting(), in_good_time(), asked_meeting())
    happened = {type(event) for play in plays for event in play.log}

    assert set(EVENTS) - happened == {Withheld}
