"""Filled pauses are told from words."""

import pytest

from captions.text.fillers import is_filler


@pytest.mark.parametrize(
    ("word", "language"),
    [("um", "en"), ("Uh,", "en-GB"), ("hmm…", "en"), ("음", "ko"), ("Äh", "de"), ("euh", "fr")],
)
def test_a_filled_pause(word: str, language: str) -> None:
    """With capitals and marks, as engines write them."""
    assert is_filler(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("mhm", "en"),
        ("like", "en"),
        ("umbrella", "en"),
        ("er", "de"),
        ("음악", "ko"),
        ("um", "pt"),
        ("", "en"),
    ],
)
def test_a_word_or_an_answer(word: str, language: str) -> None:
    """What says something stays, in its own language: "er" is German for he."""
    assert not is_filler(word, language)
