"""Words that the machine was not sure of, where they still stand in a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from meeting.state import Caption
from meeting.values import Word

SURE = 0.6
"""Confidence from which a word counts as sure. In Vosk's, two in three of the others are wrong."""

_WRITTEN = re.compile(r"\w(?:[\w'’.,-]*\w)?")
_SIGNS = re.compile(r"\W+")


class Doubt(Struct, frozen=True):
    """An unsure word, from where to where in the text; confidence goes from 0 to 1."""

    text: str
    start: int
    end: int
    confidence: float


def doubts(caption: Caption) -> tuple[Doubt, ...]:
    """Return the caption's unsure words in order; what somebody changed is sure."""
    if not caption.text or all(_is_sure(word) for word in caption.words):
        return ()
    return tuple(_doubts(caption))


def _doubts(caption: Caption) -> Iterator[Doubt]:
    written = list(_WRITTEN.finditer(caption.text))
    heard = [_plain(word.text) for word in caption.words]
    shown = [_plain(place.group()) for place in written]
    matcher = SequenceMatcher(None, heard, shown, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        words, places = caption.words[first:last], written[begin:end]
        if tag == "equal" or (tag == "replace" and not caption.corrected_by):
            yield from _pairs(caption.text, words, places)


def _pairs(text: str, words: Sequence[Word], places: Sequence[re.Match[str]]) -> Iterator[Doubt]:
    """Yield the unsure ones of words and their places; as one where the numbers differ."""
    if len(words) != len(places):
        groups = [(words, places[0].start(), places[-1].end())]
    else:
        pairs = zip(words, places, strict=True)
        groups = [((word,), place.start(), place.end()) for word, place in pairs]
    for said, start, end in groups:
        known = [word.confidence for word in said if not _is_sure(word)]
        least = min((one for one in known if one is not None), default=None)
        if least is not None:
            yield Doubt(text[start:end], start, end, least)


def _is_sure(word: Word) -> bool:
    return word.confidence is None or word.confidence >= SURE


def _plain(word: str) -> str:
    """Return the word without case and signs, as engines write it."""
    return _SIGNS.sub("", word.casefold())
