"""Settings as they are typed in a meeting."""

from __future__ import annotations

import pytest

from tui import commands
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Do, Show
from tui.outside import for_this_time
from tui.settings import ALL_KEYS, TABLE, Settings


def test_all_settings_are_told() -> None:
    """One line each: what it is now and what it is for."""
    outcome = commands.read("/settings", Model())

    assert isinstance(outcome, Show)
    assert len(outcome.lines) == len(TABLE) + 1
    assert "tell: all. How much is told." in outcome.lines


def test_one_setting_is_told_with_what_it_can_be() -> None:
    """So that the next line can be typed."""
    assert commands.read("/set tell", Model()) == Show(
        ("tell: all. How much is told. It can be: off|me|important|all.",)
    )


def test_a_change_counts_at_once_and_is_kept() -> None:
    """The face writes it down and tells it."""
    model = Model()

    assert commands.read("/set caption-width 40", model) == Do(Act.KEEP, "caption-width")
    assert model.settings.caption_width == 40


def test_a_mistake_changes_nothing() -> None:
    """And says what it can be."""
    model = Model()

    with pytest.raises(NotUnderstood, match="can be"):
        commands.read("/set caption-width x", model)
    assert model.settings == Settings()


def test_where_nothing_is_kept_that_is_said() -> None:
    """Nobody believes that a setting stays which does not."""
    settings = Settings(caption_width=40, key={"hand": "z", "stop": "off"})

    assert for_this_time(settings, "caption-width") == "caption-width is now: 40, for this time."
    assert for_this_time(settings, "key.hand") == "The key of /hand is now: z, for this time."
    assert for_this_time(settings, ALL_KEYS) == "key letters is now: off, for this time."
