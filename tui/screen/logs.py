"""The three things to read back in: captions, what was told, and a page. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace
from textual.content import Content

from meeting import summaries
from meeting.language import say
from meeting.standing import standing
from meeting.state import Caption
from meeting.told.scene import Topic
from tui.caption_lines import doubted
from tui.content import BLANK, content, indented, line, shortened, stressed, wrapped
from tui.model import Model
from tui.screen import views, words
from tui.telling import CaptionLine, Told


class CaptionLog:
    """All captions of the meeting as they read now, corrections included; none while hidden."""

    def __init__(self, model: Model) -> None:
        """Begin with the captions that the model has."""
        self._model = model
        self._numbers: list[int] = []
        self._last = 0
        self.catch_up()

    def catch_up(self) -> None:
        """Take in captions that are new in the model; begin anew where its record did."""
        captions = self._model.meeting.captions
        if len(captions) < len(self._numbers):
            self._numbers.clear()
            self._last = 0
        for caption in captions.after(self._last):
            self._last = caption.id
            if caption.text:  # what was not kept is no row without words
                self._numbers.append(caption.id)

    def __len__(self) -> int:
        """Count the captions, 0 while they are hidden; those that wait for you do not count."""
        if not self._model.settings.captions:
            return 0
        waits = self._model.unread if self._model.settings.pause else []
        return bisect_left(self._numbers, waits[0]) if waits else len(self._numbers)

    def lines(self, entry: int, width: int) -> list[Content]:
        """Return a caption with its speaker and the letter of its source."""
        meeting = self._model.meeting
        caption = meeting.captions.get(self._numbers[entry])
        if caption is None:
            return [content("")]
        wishes = self._model.settings
        speaker = meeting.name_of(caption.speaker) if caption.speaker else say("Speaker")
        style = views.voice(caption.speaker) if wishes.caption_colours else "$speaker"
        time = f"{summaries.clock(caption.start)} " if wishes.caption_time else ""
        lines = _caption(
            speaker if wishes.caption_speaker else "",
            views.MARKS[caption.source],
            _said(time, caption, doubted(caption, wishes)),
            min(width, wishes.caption_width or width),
            style,
        )
        return [*lines, *[BLANK] * wishes.caption_space]


_STYLES = {Topic.YOUR_TURN: "$now", Topic.YOUR_PLACE: "$now"}
"""How lines look, by what they are about."""


class ToldLog:
    """Lines that were told, oldest first.

    Attributes:
        room: rows that one line may take; 0 for as many as it needs. A longer one shows its first
            words: its last ones alone would say nothing.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.room = 0
        self._told: list[tuple[str, str]] = []

    def add(self, told: Told) -> None:
        """Take in one line."""
        style = "" if isinstance(told, CaptionLine) else _STYLES.get(told.topic, "")
        style = "$urgent" if told.urgent else style
        self._told.append((told.text, style))

    def __len__(self) -> int:
        """Count the lines."""
        return len(self._told)

    def lines(self, entry: int, width: int) -> list[Content]:
        """Return one line, wrapped."""
        lines = list(_plain(*self._told[entry], width))
        return shortened(lines, self.room, width) if self.room else lines

    def newest(self, width: int) -> int:
        """Count the rows that the newest line needs, 0 where there is none."""
        return len(_plain(*self._told[-1], width)) if self._told else 0


class Page:
    """Lines to read in peace: help, an answer that is longer than a few lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Hold the lines; one that ends with a colon is a heading."""
        self._lines = tuple(lines)

    def __len__(self) -> int:
        """Count the lines."""
        return len(self._lines)

    def lines(self, entry: int, width: int) -> list[Content]:
        """Return one line, wrapped."""
        text = self._lines[entry]
        style = "$heading" if text.endswith(":") else ""
        return indented(content(text, style), width)


class _Said(NamedTuple):
    """What a caption says, in which style, and where a glossary put words: where to draw a line.

    What the machine was unsure of comes behind it.

    Plain values: two `Content` of the same words are equal, however they are drawn.
    """

    text: str
    style: str = ""
    terms: tuple[tuple[int, int], ...] = ()
    doubted: str = ""


def _said(time: str, caption: Caption, doubted: str) -> _Said:
    if not caption.text:
        return _Said(f"{time}{say(words.GONE)}", "$soft")
    said = content(caption.text).plain
    terms = (place for _, found in standing(replace(caption, text=said)) for place in found)
    far = len(time)
    places = tuple((far + start, far + end) for start, end in terms)
    return _Said(f"{time}{said}", terms=places, doubted=doubted)


@lru_cache(maxsize=1024)
def _caption(speaker: str, mark: str, said: _Said, width: int, style: str) -> tuple[Content, ...]:
    text = content(said.text, said.style)
    for start, end in said.terms:
        text = stressed(text, "underline", start, end)
    if said.doubted:
        text = line(text.pad_right(1), content(said.doubted, "$unsure"))
    return tuple(views.caption(speaker, mark, text, width, style))


@lru_cache(maxsize=1024)
def _plain(text: str, style: str, width: int) -> tuple[Content, ...]:
    return tuple(wrapped(content(text, style), width))
