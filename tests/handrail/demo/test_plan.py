"""The script of our recording, as the demo reads it."""

from __future__ import annotations

import pytest

from handrail.demo.plan import Cue, read_plan
from handrail.demo.players import WISHES
from meeting.commands import AddItem
from meeting.roles import Role

PLAN = read_plan()


def test_the_agenda_becomes_commands() -> None:
    """With the planned minutes, the plain words, and the break."""
    wishes = [item.wish() for item in PLAN.agenda]

    assert wishes[0] == AddItem(
        title="Welcome", minutes=5, words="We say hello, and how we take turns."
    )
    assert [wish.title for wish in wishes if wish.is_break] == ["Break"]


@pytest.mark.parametrize("cue", PLAN.cue, ids=lambda cue: f"{cue.at} {cue.type}")
def test_every_cue_is_understood(cue: Cue) -> None:
    """Each type has its wish, and somebody of the plan follows it."""
    assert cue.type in WISHES
    assert cue.by in {player.name for player in PLAN.person}


def test_everybody_has_a_role_of_the_meeting() -> None:
    """And the first of them is a host, who closes the meeting."""
    roles = [Role(player.role) for player in PLAN.person]

    assert roles[0] is Role.HOST


def test_spoken_is_what_was_said_until_then() -> None:
    """Whole sentences only."""
    second = PLAN.sentence[1]

    assert PLAN.spoken(until=second.end - 1) == "Good morning, and welcome to our meeting."
    assert PLAN.spoken(until=0) == ""
