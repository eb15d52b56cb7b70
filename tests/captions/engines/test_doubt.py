"""Doubt: said when nearly all words are guesses, and not because of a few."""

from __future__ import annotations

from captions.engines.doubt import SURE, UNSURE, WORDS, Doubt
from captions.engines.engine import Word
from captions.results import Notice


def _words(confidence: float | None, count: int = WORDS) -> list[Word]:
    return [Word("word", 0, 100, confidence)] * count


def _hear(*lines: list[Word]) -> list[Notice]:
    doubt = Doubt()
    return [news for line in lines if (news := doubt.hear(line))]


def test_another_language_is_noticed_once() -> None:
    """English in the Korean model: 0.71 on average."""
    assert _hear(_words(0.71), _words(0.71), _words(0.71)) == [UNSURE]


def test_good_captions_say_nothing() -> None:
    """Korean in the Korean model: 0.87 and more."""
    assert _hear(_words(0.87), _words(0.92)) == []


def test_a_few_unsure_words_are_no_reason() -> None:
    """A name, a cough, a noise."""
    assert _hear(_words(0.3, 5), _words(0.95)) == []


def test_trust_comes_back_when_words_are_sure_again() -> None:
    """Somebody else speaks, or the language was changed."""
    assert _hear(_words(0.7), _words(0.8), _words(0.95)) == [UNSURE, SURE]


def test_an_engine_that_does_not_say_is_believed() -> None:
    """Moonshine gives no confidence."""
    assert _hear(_words(None), _words(None)) == []
