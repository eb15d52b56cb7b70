"""What text from other people may hold: all that is read, nothing that acts on a terminal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MOST_MARKS = 4
"""Combining marks kept on one letter; longer stacks overran GNU screen (CVE-2021-26937)."""

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BLANKS = frozenset("\t\n\v\f\r\x85\u115f\u1160\u2800\u3164\uffa0")
"""Controls that part words, and letters that nobody can see."""
_ZWNJ, _ZWJ, _EMOJI_STYLE = "\u200c", "\u200d", "\ufe0f"
_VIRAMA = 9  # canonical combining class of the sign that joins Indic letters
_LOOKALIKES = str.maketrans(
    "авсԁеһіјкӏмнорԛѕтѵԝхуүαβεηικνορτυχγωզհոսօց01|ıiɑɡ",  # noqa: RUF001 - that they look alike is the point
    "abcdehljklmhopqstvwxyyabenlkvoptuxywqhnuogollllag",
)
"""Small letters of other scripts that look like Latin ones, after the confusables of UTS 39."""


def clean(text: str) -> str:
    """Return `text` as one line that any terminal may show.

    Controls, format and bidirectional signs, private, unassigned and surrogate code points go;
    line breaks become spaces; at most `MOST_MARKS` marks stay on one letter; right-to-left letters
    stay. Joiners stay only where scripts (Persian, Indic) and emoji need them. Cleaning what is
    clean changes nothing.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    while (cleaned := _pass(text)) != text:  # what is taken out can bring others together
        text = cleaned
    return text


def same_name(one: str, other: str) -> bool:
    """Tell whether two names would be taken for the same name when seen or heard."""
    return look(one) == look(other)


@lru_cache(maxsize=8192)
def look(name: str) -> str:
    """Return what a name looks like: equal for all names that would be taken for each other."""
    folded = unicodedata.normalize("NFKC", clean(name)).casefold()
    return folded.translate(_LOOKALIKES)


def _pass(text: str) -> str:
    kept = _kept(unicodedata.normalize("NFC", text))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _kept(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(text):
        category = _category(character)
        if category.startswith("M"):
            marks += 1
            if marks <= MOST_MARKS and kept and kept[-1] != " ":
                kept.append(character)
        elif category.startswith("Z"):
            kept.append(" ")
            marks = 0
        elif character in (_ZWJ, _ZWNJ):
            if kept and _joins(character, kept[-1], text[place + 1 : place + 2]):
                kept.append(character)
        elif category not in _DROPPED:
            kept.append(character)
            marks = 0
    return "".join(kept)


def _category(character: str) -> str:
    return "Zs" if character in _BLANKS else unicodedata.category(character)


def _joins(joiner: str, before: str, after: str) -> bool:
    """Tell whether a script or an emoji needs the joiner between these two characters."""
    if not after:
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return _category(after).startswith("L")
    if joiner == _ZWJ:
        pictures = _category(before) in ("So", "Sk") or before == _EMOJI_STYLE
        return pictures and _category(after) in ("So", "Sm")
    return _category(before) == _category(after) == "Lo"
