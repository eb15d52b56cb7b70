"""Write to the terminal only the words that differ between two screens.

Textual rewrites whole regions: a log that grows by one line is written again from its top, and a
change of focus writes the whole screen. Screen readers that follow the stream speak all of it. With
these differences they speak what is new, once; over a slow line it is also the least to send.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import split_graphemes
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.strip import Strip

Cell = tuple[str, Style | None]
"""What stands in one column: a character with all its marks, or "" beside a wide one."""

Span = tuple[int, int]
"""The first column of a change, and the column after its last."""


class Changes(CompositorUpdate):
    """An update that turns the screen `old` into the screen `new`.

    Attributes:
        old: the rows that the terminal shows now; empty where that is not known.
        new: the rows that it should show.
        styles: also write text of which only the style changed. People who look need it, since it
            shows the focus; readers that follow the stream would speak what they know already.
    """

    def __init__(self, old: Sequence[Strip], new: Sequence[Strip], *, styles: bool) -> None:
        """Take the two screens."""
        self.old, self.new, self.styles = old, new, styles

    def render_segments(self, console: Console) -> str:
        """Return the bytes for the terminal, as text; a row that is the same costs nothing."""
        output: list[str] = []
        last = 0
        for y, strip in enumerate(self.new):
            before = self.old[y] if y < len(self.old) else None
            if before is strip or before == strip:
                continue
            line = cells(strip)
            for start, end in _spans(cells(before) if before else [], line, styles=self.styles):
                if output and y > last:
                    output.append("\r\n")  # or readers of the stream run the two rows together
                last = y
                output.append(Control.move_to(start, y).segment.text)
                segments = (Segment(text, style) for text, style in line[start:end] if text)
                output.append(Strip(Segment.simplify(segments)).render(console))
        return "".join(output)


def cells(strip: Strip) -> list[Cell]:
    """Return what stands in each column; a mark goes with its letter, a family is one picture."""
    found: list[Cell] = []
    for text, style, control in strip:
        if control:
            continue
        for start, end, width in split_graphemes(text)[0]:
            if width:
                found.append((text[start:end], style))
                found.extend([("", style)] * (width - 1))
            elif found:
                found[-1] = (found[-1][0] + text[start:end], found[-1][1])
    return found


def _spans(old: list[Cell], new: list[Cell], *, styles: bool) -> list[Span]:
    """Return the columns to write: whole words, and words side by side as one."""
    if len(old) != len(new):
        return [(0, len(new))]
    spans: list[Span] = []
    for start, end in _changed_words(old, new, styles=styles):
        if spans and start <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _changed_words(old: list[Cell], new: list[Cell], *, styles: bool) -> Iterator[Span]:
    x = 0
    while x < len(new):
        if new[x] == old[x] or (not styles and new[x][0] == old[x][0]):
            x += 1
            continue
        start, end = x, x + 1
        if new[x][0] != " ":
            grows = not styles and old[x][0] == " "  # typing: only the new letter, as an echo
            while not grows and start > 0 and new[start - 1][0] != " ":
                start -= 1
            while end < len(new) and new[end][0] != " ":
                end += 1
        yield start, end
        x = end
