"""The story that other tests tell is a whole one."""

from meeting.events import EVENTS
from tests.meeting.story import whole_meeting


def test_everything_that_can_happen_happens_in_the_story() -> None:
    """A test over the story is a test over every event."""
    happened = {type(event) for event in whole_meeting().log}

    assert set(EVENTS) - happened == set()
