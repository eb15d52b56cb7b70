"""A caption as lines for reading: with or without time and speaker, as wide as somebody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace
from rich.cells import cell_len

from meeting import sentences, summaries
from meeting.state import Caption, Meeting
from tui.settings import Settings

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")


def whole(caption: Caption, meeting: Meeting, settings: Settings) -> list[str]:
    """Return the whole caption: one line, or several where a width is set."""
    return _framed(caption, sentences.caption(caption, meeting), settings)


def one_by_one(caption: Caption, meeting: Meeting, settings: Settings) -> list[str]:
    """Return the caption sentence by sentence; the first says who spoke."""
    first, *others = (part for part in SENTENCE_END.split(caption.text) if part)
    begin = sentences.caption(replace(caption, text=first), meeting)
    lines = _framed(replace(caption, text=first), begin, settings)
    return lines + [line for text in others for line in fitted(text, settings.caption_width)]


def fitted(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` cells, cut between words; 0 for one line.

    A word that is wider than a line stands alone, and the terminal breaks it.
    """
    return list(_fitted(text, width)) if width else [text]


def _framed(caption: Caption, line: str, settings: Settings) -> list[str]:
    text = line if settings.caption_speaker else caption.text
    time = f"{summaries.clock(caption.start)} " if settings.caption_time else ""
    return fitted(f"{time}{text}", settings.caption_width)


def _fitted(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if line and cell_len(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line
