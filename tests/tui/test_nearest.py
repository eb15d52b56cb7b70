"""A slip of the finger is answered with what was meant."""

import pytest

from tui.commands import NAMES, TABLE, entry
from tui.elsewhere import ELSEWHERE
from tui.errors import NotUnderstood
from tui.nearest import did_you_mean


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hnad", "hand"),
        ("quueue", "queue"),
        ("Agneda", "agenda"),
        ("leaev", "leave"),
        ("captoins", "captions"),
    ],
)
def test_the_nearest_command_is_asked_for(typed: str, meant: str) -> None:
    """Letters swapped, doubled or left out."""
    assert did_you_mean(typed, NAMES, "/{}") == f"Did you mean /{meant}?"


def test_two_that_are_near_are_both_asked_for() -> None:
    """The second has the same beginning as what was typed."""
    assert did_you_mean("decide", NAMES, "/{}") == "Did you mean /decline or /decision?"


@pytest.mark.parametrize("typed", ["hello", "nonsense", "xyz", "", "안녕"])
def test_what_is_near_to_nothing_gets_no_guess(typed: str) -> None:
    """A wrong guess costs time to listen to."""
    assert did_you_mean(typed, NAMES) == ""


def test_the_form_is_how_it_is_typed() -> None:
    """Braces in what somebody typed do nothing."""
    assert did_you_mean("hnad{0}", ["hand{}"], "/{}") == "Did you mean /hand{}?"


@pytest.mark.parametrize(("word", "names"), ELSEWHERE.items())
def test_words_of_other_programs_are_answered_with_ours(word: str, names: tuple[str, ...]) -> None:
    """Each of them means something here, is no command of ours, and says so."""
    asked = " or ".join(f"/{name}" for name in names)

    with pytest.raises(NotUnderstood) as raised:
        entry(word)

    assert str(raised.value) == f"There is no command {word}. Did you mean {asked}?"
    assert set(names) <= {one.name for one in TABLE}
