"""What sounds alike: names that engines mishear, and words that only look so."""

from __future__ import annotations

import pytest

from captions.text.sounds import are_alike, code, letters, spelled_alike


@pytest.mark.parametrize(
    ("heard", "term"),
    [
        ("asher rao", "Asha Rao"),
        ("usher row", "Asha Rao"),
        ("ben o'corro", "Ben Okoro"),
        ("tommas", "Tomas"),
        ("makatan", "Makaton"),
    ],
)
def test_a_misheard_name_sounds_like_itself(heard: str, term: str) -> None:
    """Also where the engine took it for common words."""
    assert are_alike(heard, term, "en", guessing=True)


@pytest.mark.parametrize(
    ("heard", "term"),
    [
        ("markdown", "Makaton"),
        ("means", "Mensah"),
        ("ask rao", "Asha Rao"),
        ("braille displays", "braille display"),
        ("row", "Rao"),
    ],
)
def test_what_is_another_word_is_not_alike(heard: str, term: str) -> None:
    """An ending is no mishearing, and a short name is like too much."""
    assert not are_alike(heard, term, "en", guessing=True)


def test_an_engine_that_was_not_guessing_is_believed_sooner() -> None:
    """The same words must then have nearly the same letters."""
    assert are_alike("usher row", "Asha Rao", "en", guessing=True)
    assert not are_alike("usher row", "Asha Rao", "en", guessing=False)


def test_korean_is_compared_letter_by_letter() -> None:
    """One wrong consonant in nine letters is little; as many syllables must be there."""
    assert spelled_alike("김민아", "김미나") == pytest.approx(0.75)
    assert are_alike("짐 전장관", "김 전 장관", "ko", guessing=True)
    assert not are_alike("사용자", "사회자", "ko", guessing=True)
    assert not are_alike("김민", "김민아", "ko", guessing=True)


def test_other_languages_have_their_letters() -> None:
    """Accents do not count."""
    assert are_alike("jose alvares", "José Álvarez", "es", guessing=False)
    assert letters("José-Álvarez") == "josealvarez"


def test_an_unspoken_r_has_no_sound() -> None:
    """Half of those who speak English leave it out."""
    assert code("Asher") == code("Asha") != code("Asham")
