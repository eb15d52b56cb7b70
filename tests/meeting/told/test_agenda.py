"""What is told of the agenda."""

from typing import Any

import pytest

from meeting import commands as c
from meeting.roles import Role
from meeting.sentences import announce
from tests.meeting.play import Play

NEW = "The ramp"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": NEW}, "On the agenda, Ramps is called The ramp now."),
        ({"minutes": 15}, "On the agenda, Ramps has 15 minutes now."),
        ({"minutes": 0}, "On the agenda, Ramps has no planned time now."),
        ({"words": "Who gets in"}, "On the agenda, Ramps means now: Who gets in."),
        ({"words": ""}, "On the agenda, Ramps has no explanation now."),
        ({"presenter": "Bo"}, "Bo presents Ramps now."),
        ({"presenter": ""}, "Nobody presents Ramps now."),
        ({"links": ()}, "Ramps has 0 links now."),
        ({"links": ("https://a.org/x", "https://b.org/x")}, "Ramps has 2 links now."),
        (
            {"title": NEW, "minutes": 15},
            f"On the agenda, Ramps is called {NEW} now. On the agenda, {NEW} has 15 minutes now.",
        ),
    ],
)
def test_a_changed_item_says_what_is_another_now(change: dict[str, Any], told: str) -> None:
    """Nobody has to compare two lists."""
    play = Play()
    host = play.join("Asha", Role.HOST)
    first = c.AddItem(
        title="Ramps",
        minutes=10,
        words="Where they go",
        presenter="Ana",
        links=("https://a.org/x",),
    )
    item = play.do(first, host)[0].seq
    before = play.meeting
    (edited,) = play.do(c.EditItem(item=item, **change), host)

    (said,) = announce(edited, before, play.meeting, host)
    (again,) = announce(edited, play.meeting, play.meeting, host)
    assert said.text == told
    assert again.text.startswith("Changed on the agenda: ")  # older logs have such events
