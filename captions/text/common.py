"""Which words a language has in common use, so that right words are left alone.

The lists are those of pyspellchecker. A language without one has no words that are known as common.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from spellchecker import SpellChecker

OFTEN = 500
"""How often a word stands in the list's texts from which a name is well known, as "Thomas" is."""

_ENDING = re.compile(r"(?:'s|’s|s')$")


def is_known(word: str, language: str) -> bool:
    """Tell whether the list has the word; endings of possession do not count."""
    return _count(word, language) > 0


def is_common(word: str, language: str) -> bool:
    """Tell whether the word is in such common use that it is hardly ever a misheard name."""
    return _count(word, language) >= OFTEN


def has_list(language: str) -> bool:
    """Tell whether the language has a list at all."""
    return bool(_list(language))


def _count(word: str, language: str) -> int:
    counts, small = _list(language), word.casefold()
    return max(counts.get(small, 0), counts.get(_ENDING.sub("", small), 0))


@cache
def _list(language: str) -> Mapping[str, int]:
    if language not in SpellChecker.languages():
        return {}
    # The distance is for looking for mended words, which is not done here.
    counts: Mapping[str, int] = SpellChecker(
        language=language, distance=1
    ).word_frequency.dictionary
    return counts
