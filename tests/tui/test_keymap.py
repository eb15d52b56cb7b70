"""Keys can be changed and turned off, one by one or all letters."""

from __future__ import annotations

import pytest

from tui import commands
from tui.commands import TABLE, keys
from tui.entry import Entry
from tui.errors import NotUnderstood
from tui.keymap import LETTERS, key_of
from tui.model import Model
from tui.outcomes import Act, Do, Show


def typed(*lines: str) -> Model:
    """Return the model of somebody who typed these commands."""
    model = Model()
    for line in lines:
        assert isinstance(commands.read(line, model), Do)
    return model


def test_a_key_can_be_another_one() -> None:
    """The new one works, the old one is silent, and help and completion name the new one."""
    model = typed("/key place z")

    assert isinstance(commands.press("z", model), Show)
    assert commands.press("p", model) is None
    assert "z, /place" in " ".join(commands.help_lines("all", model))
    assert "Key: z." in " ".join(commands.help_lines("place", model))


def test_a_change_is_kept() -> None:
    """The face is asked to write it down."""
    assert commands.read("/key hand z", Model()) == Do(Act.KEEP, "key.hand")


@pytest.mark.parametrize("one", [one for one in TABLE if one.key in LETTERS], ids=lambda e: e.name)
def test_every_single_letter_can_be_turned_off(one: Entry) -> None:
    """Speech input and stray fingers then do no harm; the typed command stays."""
    model = typed(f"/key {one.name} off")

    assert commands.press(one.key, model) is None
    assert commands.NAMES[one.name] is one


def test_all_letters_can_be_turned_off_at_once_and_on_again() -> None:
    """What is left opens the command line and the help, so that nobody is locked out."""
    model = typed("/key letters off")

    assert not set(keys(model.settings)) & set(LETTERS)
    assert {"/", "?"} <= set(keys(model.settings))
    assert isinstance(commands.read("/key letters usual", model), Do)
    assert keys(model.settings) == commands.KEYS


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/key hand a", "a is the key of /agenda. Change that one first."),
        ("/key type off", "This key opens the command line."),
        ("/key nothing z", "Type /key, a command, and its new key."),
        ("/key hand", "Type /key, a command, and its new key."),
        ("/key hand zz", "A key is one letter"),
    ],
)
def test_what_cannot_be_a_key_is_answered(line: str, why: str) -> None:
    """And no key changes."""
    model = Model()

    with pytest.raises(NotUnderstood, match=f"^{why}"):
        commands.read(line, model)
    assert not model.settings.key


def test_a_key_that_was_freed_can_be_taken() -> None:
    """By any other command."""
    model = typed("/key agenda off", "/key hand a")

    assert key_of(commands.NAMES["hand"], model.settings) == "a"
    assert keys(model.settings)["a"].name == "hand"
