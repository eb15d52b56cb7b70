"""Numbers: digits where they are easier to read, words where they may be no numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.captions_scoring import _number, demo, words
from captions.text.numbers import written


@pytest.mark.parametrize(
    ("heard", "read"),
    [
        ("one of us has two seats", "one of us has two seats"),
        ("twenty three people", "23 people"),
        ("a hundred people", "a hundred people"),
        ("two hundred and five steps", "205 steps"),
        ("twelve thousand pounds", "12,000 pounds"),
        ("two thousand and twenty six", "2026"),
        ("in nineteen eighty four", "in 1984"),
        ("code one zero zero zero one", "code 10001"),
        ("page two three", "page two three"),
        ("ten thirty or eleven", "ten thirty or 11"),
        ("at ten thirty a m", "at 10:30 a.m."),
        ("at four p m sharp", "at 4:00 p.m. sharp"),
        ("at ten am i late", "at 10 am i late"),
        ("fifty and sixty", "50 and 60"),
        ("someone won", "someone won"),
    ],
)
def test_numbers_are_written_as_people_write_them(heard: str, read: str) -> None:
    """Each line is a rule that a reader can check."""
    assert " ".join(written(heard.split())) == read


@given(st.integers(10, 999))
def test_a_number_in_words_becomes_that_number(value: int) -> None:
    """Whatever its size, it is read as it was meant."""
    assert written(_number(str(value)).split()) == [str(value)]


@given(
    st.lists(
        st.sampled_from(
            ["one", "two", "ten", "twenty", "hundred", "thousand", "and", "a", "m", "the", "zero"]
        )
    )
)
def test_no_words_in_no_words_out(heard: list[str]) -> None:
    """Nothing vanishes: what is left out stands in a number."""
    assert bool(written(heard)) == bool(heard)


def test_writing_digits_makes_no_error() -> None:
    """Spoken and written, the demo's script says the same words."""
    said = words(demo().text)

    assert words(" ".join(written(said))) == said
