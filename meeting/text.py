"""What text from other people may hold: all that is read, nothing that acts on a terminal."""

from __future__ import annotations

import unicodedata

MOST_MARKS = 4
"""Combining marks kept on one letter; longer stacks overran GNU screen (CVE-2021-26937)."""

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_ZWNJ, _ZWJ, _EMOJI_STYLE = "\u200c", "\u200d", "\ufe0f"
_VIRAMA = 9  # canonical combining class of the sign that joins Indic letters


def clean(text: str) -> str:
    """Return `text` as one line that any terminal may show.

    Controls, format and bidirectional signs, private, unassigned and surrogate code points go;
    line breaks become spaces; at most `MOST_MARKS` marks stay on one letter; right-to-left letters
    stay. Joiners stay only where scripts (Persian, Indic) and emoji need them. Cleaning what is
    clean changes nothing.
    """
    kept = _kept(unicodedata.normalize("NFC", text))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def same_name(one: str, other: str) -> bool:
    """Tell whether two names would be taken for the same name when seen or heard."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", clean(name)).casefold()


def _kept(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        if category.startswith("M"):
            marks += 1
            if marks <= MOST_MARKS and kept and kept[-1] != " ":
                kept.append(character)
        elif character in _SPACES or character in _BLANK_LETTERS:
            kept.append(" ")
            marks = 0
        elif character in (_ZWJ, _ZWNJ):
            if kept and _joins(character, kept[-1], text[place + 1 : place + 2]):
                kept.append(character)
        elif category not in _DROPPED:
            kept.append(character)
            marks = 0
    return "".join(kept)


def _joins(joiner: str, before: str, after: str) -> bool:
    """Tell whether a script or an emoji needs the joiner between these two characters."""
    if not after:
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return unicodedata.category(after).startswith("L")
    if joiner == _ZWJ:
        pictures = unicodedata.category(before) in ("So", "Sk") or before == _EMOJI_STYLE
        return pictures and unicodedata.category(after) == "So"
    return unicodedata.category(before) == unicodedata.category(after) == "Lo"
