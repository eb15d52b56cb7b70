"""Put new words in the place of old ones: `s/old/new/`, as W3C's scribe has it."""

from __future__ import annotations

import re


def place_of(text: str, words: str) -> tuple[int, int] | None:
    """Return where the words begin and end in the text, whole words first; None for nowhere."""
    if not words:
        return None
    whole = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    start = whole.start() if whole else text.find(words)
    return None if start < 0 else (start, start + len(words))


def replaced(text: str, old: str, new: str, *, every: bool = False) -> str | None:
    """Return the text with `new` where `old` stood, or None where it did not stand.

    Whole words come first, so that `a v` is not found inside "via velvet"; where `old` stands only
    within words, the first place counts, and `every` finds nothing.
    """
    if every:
        places = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text)) if old else []
        spans = [place.span() for place in places]
    else:
        first = place_of(text, old)
        spans = [first] if first else []
    if not spans:
        return None
    for start, end in reversed(spans):
        text = f"{text[:start]}{new}{text[end:]}"
    return text
