"""Only the words that differ reach the terminal."""

from __future__ import annotations

import re

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.changes import Changes, cells

CONSOLE = Console(width=40, force_terminal=True, color_system=None, _environ={})


def screen(*rows: str) -> list[Strip]:
    """Return a screen of these rows, 20 cells wide."""
    return [Strip([Segment(row)]).adjust_cell_length(20) for row in rows]


def written(old: list[Strip], new: list[Strip], *, styles: bool = True) -> str:
    """Return the text that goes to the terminal, without the cursor's moves."""
    sequences = Changes(old, new, styles=styles).render_segments(CONSOLE)
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", sequences)


def test_a_screen_that_is_the_same_is_not_written() -> None:
    """Ten seconds without events are silent."""
    assert written(screen("one", "two"), screen("one", "two")) == ""


def test_a_new_row_is_written_alone() -> None:
    """A caption is spoken once, whatever stands above it."""
    assert written(screen("one", ""), screen("one", "two")).strip() == "two"


def test_a_changed_word_is_written_whole() -> None:
    """Half a word would be spoken as nonsense."""
    assert written(screen("Your hand is up."), screen("Your hand is under.")).strip() == "under."


def test_changed_words_side_by_side_are_one_piece() -> None:
    """Readers pause between pieces."""
    new = Changes(screen("one two"), screen("six ten"), styles=True).render_segments(CONSOLE)

    assert new.count("\x1b[1;") == 1


def test_rows_are_parted_by_a_line_end() -> None:
    """A reader of the stream would run two rows together."""
    assert written(screen("", ""), screen("one", "two")).split() == ["one", "two"]
    assert "\r\n" in written(screen("", ""), screen("one", "two"))


def test_a_letter_typed_at_the_end_is_written_alone() -> None:
    """Readers take it for the echo of the key, and say nothing besides."""
    assert written(screen("/pla"), screen("/plac"), styles=False) == "c"


@pytest.mark.parametrize(("styles", "text"), [(True, "Budget"), (False, "")])
def test_a_change_of_style_is_written_only_for_people_who_look(styles: bool, text: str) -> None:  # noqa: FBT001 - the case
    """The focus is seen by its style, and heard by the cursor and the announcement."""
    plain = [Strip([Segment("Budget", Style())])]
    focused = [Strip([Segment("Budget", Style(reverse=True))])]

    assert written(plain, focused, styles=styles) == text


def test_a_row_of_another_width_is_written_whole() -> None:
    """After a resize nothing is known of the terminal."""
    assert written([], screen("one")).strip() == "one"


def test_wide_characters_fill_two_columns() -> None:
    """Korean stands where it should."""
    assert [text for text, _ in cells(Strip([Segment("한a")]))] == ["한", "", "a"]


def test_a_family_is_one_picture() -> None:
    """Pictures that are joined are written together or not at all."""
    family = "👨\u200d👩\u200d👧"

    assert [text for text, _ in cells(Strip([Segment(f"{family}e\u0301")]))] == [
        family,
        "",
        "e\u0301",
    ]


def test_half_of_a_wide_character_is_never_written() -> None:
    """A changed word takes its wide characters along."""
    assert written(screen("회의 시작"), screen("회의 시간")).strip() == "시간"
