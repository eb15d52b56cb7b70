"""How plain a text is: sentences that are short enough to hear or feel once."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_WORDS = 15
"""Words in a sentence that a person reads."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def long_sentences(texts: Iterable[str]) -> list[str]:
    """Return the sentences that have too many words."""
    every = (sentence for text in texts for sentence in sentences(text))
    return [sentence for sentence in every if len(sentence.split()) > MOST_WORDS]
