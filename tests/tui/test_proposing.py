"""Settings are proposed for what somebody needs, to nobody but them."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting.needs import Need
from meeting.roles import Role
from tests.tui.acting import webinar
from tui import commands
from tui.model import Model
from tui.outcomes import Act, Do, Show
from tui.proposing import HELPS, proposed, taken
from tui.settings import Settings, shown


def told(needs: tuple[Need, ...], *, by_you: bool = True) -> tuple[Model, list[str]]:
    """Return what Cho, an access helper, hears when somebody tells what they need."""
    line, model = webinar(Role.ACCESS_HELPER, Role.PARTICIPANT), Model()
    for happening in line.waiting():
        model.take(happening)
    line.happens(c.TellNeeds(needs=needs), line.you if by_you else line.person("Ben Okoro"))
    return model, [one.text for came in line.waiting() for one in model.take(came)]


def test_who_tells_a_need_gets_settings_proposed_and_can_take_them() -> None:
    """One command takes and keeps them all; then there is nothing to add."""
    model, lines = told((Need.BRAILLE, Need.PLAIN_WORDS))

    assert lines[-1] == (
        "These settings may help: client lines, pause on, caption-width 40."
        " Type /settings needs to take them."
    )
    assert commands.read("/settings needs", model) == Do(Act.KEEP, "client,pause,caption-width")
    assert (model.settings.pause, model.settings.caption_width) == (True, 40)
    again = commands.read("/settings needs", model)
    assert isinstance(again, Show)
    assert again.lines[0].startswith("There is no setting to add.")


def test_nobody_is_told_what_might_help_somebody_else() -> None:
    """A helper hears the need and no settings."""
    _, lines = told((Need.BRAILLE,), by_you=False)

    assert not any("settings" in line for line in lines)


def test_where_no_setting_helps_nothing_is_proposed() -> None:
    """A sign language interpreter is no setting."""
    _, lines = told((Need.SIGN_LANGUAGE,))

    assert not any("settings" in line for line in lines)


@pytest.mark.parametrize("need", HELPS)
def test_what_is_proposed_can_be_set(need: Need) -> None:
    """Each value is one that its setting takes."""
    settings = taken((need,), Settings())

    assert all(shown(settings, name) == value for name, value in HELPS[need])
    assert proposed((need,), settings) == ()
