"""Swear words are hidden whole, and nothing but them."""

import pytest

from captions.text.swearing import hidden


@pytest.mark.parametrize(
    ("word", "language", "read"),
    [
        ("fuck", "en", "f***"),
        ("Fucking,", "en-GB", "F******,"),
        ("“bullshit.”", "en", "“b*******.”"),
        ("씨발", "ko", "씨*"),
        ("scheiße!", "de", "s******!"),
    ],
)
def test_a_swear_word(word: str, language: str, read: str) -> None:
    """The first letter, the length and the marks stay."""
    assert hidden(word, language) == read


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Scunthorpe", "en"),
        ("shiitake", "en"),
        ("class", "en"),
        ("cocktail", "en"),
        ("시발점", "ko"),
        ("병신년", "ko"),
        ("fuck", "ko"),
        ("", "en"),
        ("…", "en"),
    ],
)
def test_every_other_word(word: str, language: str) -> None:
    """Names and words that only hold such letters are nobody's offence."""
    assert hidden(word, language) == word
