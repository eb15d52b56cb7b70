"""Lines of words that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.wrapping import broken, lines, width, wrap

words = st.text(st.characters(categories=["L", "N", "P", "S", "M"]), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("ramp", 4), ("자막", 4), ("e\u0301", 1), ("👩\u200d🚀", 4), ("", 0), ("ﬁ", 1)],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    """Wide letters take two cells, marks and joiners none."""
    assert width(text) == cells


@given(st.lists(words, min_size=1), st.integers(2, 40))
def test_lines_fit_and_no_word_is_lost(given_words: list[str], most: int) -> None:
    """No line is wider than asked, and without spaces the text is what it was."""
    text = " ".join(" ".join(given_words).split()) or "x"

    wrapped = wrap(text, most)

    assert max(map(width, wrapped)) <= max(most, 2)
    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole_where_they_can() -> None:
    """Only a word that is longer than a line is broken."""
    assert wrap("one two three", 7) == ["one two", "three"]
    assert list(lines([], 7)) == []
    assert wrap("incomprehensible ramp", 10) == ["incomprehe", "nsible", "ramp"]


@given(words, st.integers(2, 6))
def test_no_part_of_a_word_begins_with_a_mark(word: str, most: int) -> None:
    """An accent stays on its letter."""
    parts = list(broken(word, most))

    assert "".join(parts) == word
    assert [part for part in parts[1:] if width(part[0]) == 0] == []
