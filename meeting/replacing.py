"""Put new words in the place of old ones: `s/old/new/`, as W3C's scribe has it."""

from __future__ import annotations

import re


def place_of(text: str, words: str) -> tuple[int, int] | None:
    """Return where the words begin and end in the text, whole words first; None for nowhere."""
    for place in _whole(text, words):
        return place
    start = text.find(words) if words else -1
    return None if start < 0 else (start, start + len(words))


def replaced(text: str, old: str, new: str, *, every: bool = False) -> str | None:
    """Return the text with `new` where `old` stood, or None where it did not stand.

    Whole words come first, so that `a v` is not found inside "via velvet"; where `old` stands only
    within words, the first place counts, and `every` finds nothing.
    """
    first = None if every else place_of(text, old)
    places = _whole(text, old) if every else [first] if first else []
    if not places:
        return None
    for start, end in reversed(places):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def _whole(text: str, words: str) -> list[tuple[int, int]]:
    """Return all places where these stand as whole words."""
    if not words:
        return []
    return [one.span() for one in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
