"""Hides swear words behind stars, where the meeting wants that; else they stand as they are said.

The first letter stays, so that a reader can tell what was said: "f***". The lists are short on
purpose. A word that also means something else is not on them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

STEMS: Mapping[str, str] = MappingProxyType(
    {
        "en": r"(mother)?fuck\w*|(bull)?shit(s|ty|ting|ted)?|cunt(s)?|bitch(es)?|bastards?"
        r"|(ass|arse)holes?|wank(er|ers|ing)?|twats?",
        "ko": r"(씨발|씨팔|좆|지랄|개새끼)\w*|시발|병신|존나",
        "de": r"schei(ß|ss)e\w*|arschl(o|ö)ch\w*|fick\w*|fotze\w*|wichser\w*",
        "fr": r"putains?|merdes?|connards?|connasses?|encul(é|e)\w*|salopes?",
        "es": r"mierdas?|joder|co(ñ|n)o|gilipollas|cabr(ó|o)n(es)?|put(a|as|o|os)",
    }
)
"""By language, as patterns of whole words."""

_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def hidden(word: str, language: str) -> str:
    """Return a word, with stars for all but its first letter where it is a swear word."""
    stems = STEMS.get(language.partition("-")[0].lower())
    found = _EDGES.match(word)
    if not stems or found is None or not re.fullmatch(stems, found[2], re.IGNORECASE):
        return word
    before, bare, behind = found.groups()
    return f"{before}{bare[0]}{'*' * (len(bare) - 1)}{behind}"
