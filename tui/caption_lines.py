"""A caption as lines for reading: with or without time and speaker, as wide as somebody reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from msgspec.structs import replace
from rich.cells import cell_len

from meeting import sentences, summaries
from meeting.phrases import rest
from meeting.state import Caption, Meeting
from tui import sentences as own_sentences
from tui.doubts import doubts
from tui.settings import Settings

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")


def whole(
    caption: Caption, meeting: Meeting, settings: Settings, after: Caption | None = None
) -> list[str]:
    """Return the whole caption: one line, or several where a width is set."""
    lines = _framed(caption, sentences.caption(caption, meeting, after), settings)
    return lines + _doubted(caption, settings)


def one_by_one(
    caption: Caption, meeting: Meeting, settings: Settings, after: Caption | None = None
) -> list[str]:
    """Return the caption sentence by sentence; the first says who spoke."""
    first, *others = (part for part in SENTENCE_END.split(caption.text) if part)
    begin = sentences.caption(replace(caption, text=first), meeting, after)
    lines = _framed(replace(caption, text=first), begin, settings)
    width, language = settings.caption_width, caption.language
    lines += [line for text in others for line in fitted(text, width, language)]
    return lines + _doubted(caption, settings)


def doubted(caption: Caption, settings: Settings) -> str:
    """Return the sentence about words that the machine was unsure of; empty where there is none."""
    found = doubts(caption) if settings.caption_doubts else ()
    return own_sentences.unsure(one.text for one in found) if found else ""


def fitted(text: str, width: int, language: str = "") -> list[str]:
    """Return the text in lines of at most `width` cells, cut between words; 0 for one line.

    Where the language is given, a line ends with a phrase if one ends in its last third and no
    more lines come of it. A word that is wider than a line stands alone; the terminal breaks it.
    """
    if not width:
        return [text]
    words, lines = text.split(), []
    while words:
        count = _count(words, width, language)
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return lines or [""]


def _framed(caption: Caption, line: str, settings: Settings) -> list[str]:
    text = line if settings.caption_speaker else caption.text
    time = f"{summaries.clock(caption.start)} " if settings.caption_time else ""
    return fitted(f"{time}{text}", settings.caption_width, caption.language)


def _doubted(caption: Caption, settings: Settings) -> list[str]:
    text = doubted(caption, settings)
    return fitted(text, settings.caption_width, caption.language) if text else []


def _count(words: Sequence[str], width: int, language: str) -> int:
    """Return how many words the next line takes: to the best place that costs no more lines."""
    most = _fitting(words, width)
    if most == len(words) or not language:
        return most
    fewest = _lines(words, width)
    good = [
        place
        for place in range(max(1, most * 2 // 3), most + 1)
        if _lines(words[place:], width) < fewest
    ]
    return max(good, key=lambda at: (rest(words[at - 1], words[at], language), at))


def _lines(words: Sequence[str], width: int) -> int:
    """Return how many lines the words take at the least."""
    count = 0
    while words:
        words, count = words[_fitting(words, width) :], count + 1
    return count


def _fitting(words: Sequence[str], width: int) -> int:
    """Return how many words fit into a line; one at the least."""
    ends = accumulate(cell_len(word) + 1 for word in words)
    return max(1, sum(1 for _ in takewhile(lambda end: end - 1 <= width, ends)))
