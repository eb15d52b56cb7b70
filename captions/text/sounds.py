"""How alike two texts are: by their sound as a short code, and by their letters.

English texts sound alike where their Metaphone codes are the same, once an "r" that many people do
not speak is left out ("Asha", "Asher"). Korean syllables are compared letter by letter. Other
languages have their letters only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import jellyfish

ALIKE = 0.75
"""Share of equal letters from which two texts are alike, whatever tells of their sound."""

ALIKE_IN_SOUND = 0.6
"""The same for texts of one sound, where the engine was guessing anyway."""

ALIKE_IN_LONG_SOUND = 0.5
"""The same for a term of several words with three consonants or more, which says much by itself."""

LONG = 3

LEAST_LETTERS = 4
"""A shorter text is like too many others."""

_SILENT_R = re.compile(r"(?<=[aeiou])r(?=[^aeiouy]|$)|(?<=[aeiou])h$")
_TWICE = re.compile(r"(.)\1+")
_SIGNS = re.compile(r"[\W_]")


# jellyfish counts a Korean syllable as one sign, however many letters it has; signs elsewhere stay.
_KOREAN = {sign: sign - 0x1100 + 0xE000 for sign in range(0x1100, 0x1200)}


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Give a text's letters and digits, small, without accents; Korean syllables taken apart."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = _SIGNS.sub("", "".join(sign for sign in apart if not unicodedata.combining(sign)))
    return plain.translate(_KOREAN)


@lru_cache(maxsize=8192)
def code(text: str) -> str:
    """Give how an English text sounds, as a short code; every vowel at its start is an "A"."""
    plain = letters(text)
    found = jellyfish.metaphone(_SILENT_R.sub("", plain)).replace(" ", "")
    found = _TWICE.sub(r"\1", found)
    return f"A{found[1:]}" if plain[:1] in tuple("aeiou") and found[:1] in tuple("AEIOU") else found


def are_alike(heard: str, term: str, language: str, *, guessing: bool) -> bool:
    """Tell whether what was heard may be the term.

    More letters than the term has, such as an ending, are no mishearing.

    Args:
        heard: one word, or several with spaces between.
        term: the same.
        language: the language tag without its region, such as `en`.
        guessing: whether the engine hardly knew what it heard.
    """
    if len(letters(term)) < LEAST_LETTERS or letters(heard).startswith(letters(term)):
        return False
    share = spelled_alike(heard, term)
    if language == "ko" and len(heard.replace(" ", "")) != len(term.replace(" ", "")):
        return False
    if language != "en":
        return share >= ALIKE
    return share >= _least(code(heard), code(term), several=" " in term, guessing=guessing)


def spelled_alike(one: str, other: str) -> float:
    """Give how alike the letters of two texts are, from 0 to 1 (Damerau and Levenshtein)."""
    left, right = letters(one), letters(other)
    longest = max(len(left), len(right))
    if not longest:
        return 0.0
    return 1 - jellyfish.damerau_levenshtein_distance(left, right) / longest


def _least(heard: str, term: str, *, several: bool, guessing: bool) -> float:
    """Give the share of equal letters that two sounds must have; more than all of them for none."""
    if heard == term and guessing:
        return ALIKE_IN_LONG_SOUND if several and len(term) >= LONG else ALIKE_IN_SOUND
    nearly = several and heard[:1] == term[:1] and jellyfish.levenshtein_distance(heard, term) <= 1
    return ALIKE if heard == term or nearly else 2.0
