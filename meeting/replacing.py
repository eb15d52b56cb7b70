"""Put new words in the place of old ones: `s/old/new/`, as W3C's scribe has it."""

from __future__ import annotations

import re


def replaced(text: str, old: str, new: str, *, every: bool = False) -> str | None:
    """Return the text with `new` where `old` stood, or None where it did not stand.

    Whole words come first, so that `a v` is not found inside "via velvet"; where `old` stands only
    within words, the first place counts, and `every` finds nothing.
    """
    places = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text)) if old else []
    if not places:
        found = text.find(old) if old and not every else -1
        return None if found < 0 else f"{text[:found]}{new}{text[found + len(old) :]}"
    for place in reversed(places if every else places[:1]):
        text = f"{text[: place.start()]}{new}{text[place.end() :]}"
    return text
