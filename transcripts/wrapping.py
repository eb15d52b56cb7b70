"""Fit words into lines: in cells of a terminal, where a wide letter takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_JOINERS = "\u200c\u200d"
_WIDE = frozenset("WF")


def width(text: str) -> int:
    """Count the cells that the text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if character in _JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def broken(word: str, most: int) -> Iterator[str]:
    """Yield the word in parts of at most `most` cells, no part beginning with a mark."""
    if width(word) <= most:
        yield word
        return
    start = cells = 0
    for place, character in enumerate(word):
        wide = _cells(character)
        if cells + wide > most and wide and word[place - 1] not in _JOINERS:
            yield word[start:place]
            start, cells = place, 0
        cells += wide
    yield word[start:]


def wrap(text: str, most: int) -> list[str]:
    """Return the text in lines of at most `most` cells; words that are too long are broken."""
    if width(text) <= most:
        return [text]
    words = [part for word in text.split() for part in broken(word, most)]
    return [" ".join(line) for line in lines(words, most)]


def lines(words: Sequence[str], most: int) -> Iterator[list[str]]:
    """Yield the words line by line, each line as full as it can be."""
    line: list[str] = []
    room = most
    for word in words:
        needed = width(word) + bool(line)
        if line and needed > room:
            yield line
            line, room, needed = [], most, width(word)
        line.append(word)
        room -= needed
    if line:
        yield line
