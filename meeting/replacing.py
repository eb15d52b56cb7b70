"""Put new words in the place of old ones: `s/old/new/`, as W3C's scribe has it."""

from __future__ import annotations

import re
from collections.abc import Iterable

Place = tuple[int, int]
"""Where words begin and end in a text, in characters."""


def places_of(text: str, words: str) -> list[Place]:
    """Return all places of whole words; where they stand only within others, the first of those."""
    if whole := _whole(text, words):
        return whole
    start = text.find(words) if words else -1
    return [] if start < 0 else [(start, start + len(words))]


def replaced(text: str, old: str, new: str, *, every: bool = False) -> str | None:
    """Return the text with `new` where `old` stood, or None where it did not stand.

    Whole words come first, so that `a v` is not found inside "via velvet"; where `old` stands only
    within words, the first place counts, and `every` finds nothing.
    """
    places = _whole(text, old) if every else places_of(text, old)[:1]
    return put_at(places, text, new) if places else None


def put_at(places: Iterable[Place], text: str, new: str) -> str:
    """Return the text with `new` at these places, which must be in their order."""
    for start, end in reversed(tuple(places)):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def _whole(text: str, words: str) -> list[Place]:
    """Return all places where these stand as whole words."""
    if not words:
        return []
    return [one.span() for one in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
