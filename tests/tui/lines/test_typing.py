"""One line of text, as it is typed."""

from tui.lines.keys import ENTER, ERASE, ERASE_ALL, ESCAPE
from tui.lines.typing import Typing


def typed(*keys: str) -> tuple[Typing, str]:
    """Press keys; return what is typed, and what the terminal showed."""
    typing = Typing()
    return typing, "".join(typing.press(key) for key in keys)


def test_what_is_typed_is_shown() -> None:
    """Letter by letter; Enter ends the line."""
    typing, shown = typed("h", "i", ENTER)

    assert (typing.text, shown) == ("hi", "hi\n")
    assert typing.finished
    assert not typing.given_up


def test_escape_gives_up() -> None:
    """And ends the line too, so that the cursor is back at its beginning."""
    typing, shown = typed("h", ESCAPE)

    assert typing.finished
    assert typing.given_up
    assert shown.endswith("\n")


def test_erasing_takes_as_many_columns_as_were_shown() -> None:
    """Wide letters take two, marks take none."""
    typing, shown = typed("a", "안", "e", "\u0301", ERASE, ERASE, ERASE)

    assert typing.text == "a"
    assert shown.count("\b \b") == 3


def test_erasing_nothing_shows_nothing() -> None:
    """The cursor never goes before the beginning."""
    assert typed(ERASE, ERASE_ALL)[1] == ""


def test_all_can_be_erased_at_once() -> None:
    """Ctrl-U, as in every shell."""
    typing, shown = typed("a", "b", ERASE_ALL, "c")

    assert typing.text == "c"
    assert shown == "ab\b \b\b \bc"
