"""Leaves out sounds that fill a pause, such as "um", where a captioner wants that.

Only sounds that are no word of the language. "Like" and "you know" may be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

FILLERS: Mapping[str, Collection[str]] = MappingProxyType(
    {
        "en": frozenset(("um", "umm", "uh", "uhh", "uhm", "er", "erm", "hm", "hmm", "mm", "mmm")),
        "ko": frozenset(("음", "으음", "흠", "에또")),
        "de": frozenset(("äh", "ähm", "öh", "öhm", "hm", "hmm")),
        "fr": frozenset(("euh", "heu", "hmm")),
        "es": frozenset(("eh", "ehm", "mmm", "hmm")),
    }
)
"""By language. "Mhm" and "uh-huh" are answers, and stay."""

MARKS = ",.…?!"


def is_filler(word: str, language: str) -> bool:
    """Tell whether a word is nothing but a filled pause; `language` is a tag such as `en-GB`."""
    known = FILLERS.get(language.partition("-")[0].lower(), ())
    return word.strip(MARKS).lower() in known
