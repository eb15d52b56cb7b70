"""The one way by which text reaches a widget: cleaned, as `Content`, never as markup.

Textual passes escape sequences through to the terminal, and reads square brackets in a plain `str`
as markup that can run actions. A test over the syntax tree holds that nothing in `tui/` hands a
widget text in any other way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from textual.content import Content

from meeting.text import clean

BLANK = Content()
"""An empty line."""

INDENT = 2
"""Cells by which a line that goes on stands further in."""


@lru_cache(maxsize=1024)
def content(text: str, style: str = "") -> Content:
    """Return text from anywhere as one line that shows itself and does nothing.

    `style` is ours alone: a style by its meaning, such as `$speaker`, from `tui.screen.themes`.
    """
    harmless = Content(clean(text))
    return harmless.stylize(style) if style and harmless else harmless


def typed(text: str) -> str:
    """Return what somebody types or pastes as one harmless line, with the blanks as they are."""
    return " ".join(clean(word) for word in text.split(" "))


def line(*parts: Content) -> Content:
    """Return the parts side by side on one line."""
    return BLANK.join(parts)


def rows(lines: Iterable[Content]) -> Content:
    """Return the lines one below the other."""
    return Content("\n").join(lines)


def wrapped(text: Content, width: int) -> list[Content]:
    """Return the text in lines of at most `width` cells, cut between words where that can be."""
    return text.wrap(max(2, width)) if text else [BLANK]


def indented(text: Content, width: int) -> list[Content]:
    """Return the text in lines of at most `width` cells; those after the first stand further in."""
    first, *more = wrapped(text, width - INDENT)
    return [first, *(line(BLANK.pad_right(INDENT), one) for one in more)]


def cut(text: Content, width: int) -> Content:
    """Return the text in at most `width` cells; an ellipsis stands for the rest."""
    return text.truncate(max(1, width), ellipsis=True)


def shortened(lines: list[Content], room: int, width: int) -> list[Content]:
    """Return at most `room` of the lines of one text; an ellipsis stands for the rest."""
    if len(lines) <= room:
        return lines
    kept = lines[: room - 1]
    return [*kept, cut(Content(" ").join(lines[room - 1 :]), width)]


def padded(text: Content, width: int) -> Content:
    """Return the text in exactly `width` cells."""
    short = cut(text, width)
    return short.pad_right(max(0, width - short.cell_length))


def apart(left: Content, right: Content, width: int) -> Content:
    """Return two texts on one line, at its two ends.

    Where both do not fit, the left one gives way to half of the line, then the right one.
    """
    if not right or width < 4:  # noqa: PLR2004 - no room for two texts and what parts them
        return cut(left, width)
    room = max(min(left.cell_length, width // 2), width - right.cell_length - 2)
    end = cut(right, max(0, width - room - 2))
    return line(padded(left, width - end.cell_length - 2), BLANK.pad_right(2), end)


def stressed(text: Content, style: str, start: int, end: int) -> Content:
    """Return the text with a style on the characters from `start` to `end`."""
    return text.stylize(style, start, end)


def marked(text: Content, style: str, width: int) -> Content:
    """Return the text over the whole width in a style: the row on which the cursor stands."""
    return padded(text, width).stylize(style)
