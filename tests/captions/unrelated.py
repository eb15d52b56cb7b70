"""Fifty terms a language that none of the recordings says, to see that they do no harm."""

from __future__ import annotations

from benchmarks.captions_terms import UNRELATED
from captions.text.terms import Term
from meeting.values import Origin

ENGLISH = UNRELATED["en"]
KOREAN = UNRELATED["ko"]


def terms(texts: tuple[str, ...]) -> list[Term]:
    """Make terms of a glossary file of them."""
    return [Term(text, Origin.GLOSSARY) for text in texts]
