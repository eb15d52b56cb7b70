"""A log on the screen: captions, announcements, or a page to read."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from tui.content import BLANK, marked
from tui.screen.pane import Pane
from tui.screen.reading import Log, Reading

WHEEL = 3
"""Lines for one step of the mouse's wheel."""

PAGE_STANDS = 0.4
"""Seconds for which a page stands at least, so that readers and people get what is on it."""


class LogPane(Pane, can_focus=True):
    """Heads that stay, and under them a window on a log.

    Attributes:
        reading: where in the log the window is.
        low: whether a log that is shorter than the pane stands at its foot.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "home", show=False),
    ]

    class Moved(Message):
        """Somebody went back, or on, or to the end."""

    def __init__(self, reading: Reading, *, id: str, name: str) -> None:  # noqa: A002 - Textual's word
        """Begin with this window."""
        super().__init__(id=id, name=name)
        self.reading = reading
        self.low = False
        self._heads: Sequence[Content] = ()
        self._written = 0.0
        self._emptied = False
        self._turning: Timer | None = None

    def read(self, log: Log) -> None:
        """Show another log from its start."""
        self.reading = Reading(log, paged=self.reading.paged, live=False)
        self.flip()

    def show_heads(self, heads: Sequence[Content]) -> None:
        """Show these rows over the window."""
        self._heads = heads
        self._show_window()

    def grown(self) -> None:
        """Show what the log holds now; a full page is turned once it stood long enough."""
        if not self.display:
            return
        stood = time.monotonic() - self._written
        self._fit()
        self._show_window()
        if self._turning is None and self.reading.full:
            self._turning = self.set_timer(max(0.01, PAGE_STANDS - stood), self._turn)

    @property
    def cursor_row(self) -> int:
        """The row of the cursor, or the last that is written."""
        rows = self.reading.window()
        found = (number for number, row in enumerate(rows) if row.cursor)
        row = next(found, max(0, len(rows) - 1))
        above = len(self._heads) + self._above(len(rows))
        return min(above + row, max(0, self.size.height - 1))

    def action_move(self, lines: int) -> None:
        """Move the cursor by some lines."""
        self.reading.move(lines)
        self.moved()

    def action_home(self) -> None:
        """Go to the log's first line."""
        self.reading.home()
        self.moved()

    def on_mouse_scroll_up(self) -> None:
        """Read back."""
        self.reading.scroll(-WHEEL)
        self.moved()

    def on_mouse_scroll_down(self) -> None:
        """Read on."""
        self.reading.scroll(WHEEL)
        self.moved()

    def turn_page(self, pages: int) -> None:
        """Move by whole pages."""
        self.reading.page(pages)
        self.flip()

    def go_live(self) -> None:
        """Go to the log's end and follow it."""
        self.reading.end()
        self.moved()

    def flip(self) -> None:
        """Show the window on an emptied page, so that its lines are written whole.

        Over an old line only the words that differ would be written, and spoken.
        """
        if self.reading.paged:
            self._emptied = True
            self.show(self._heads)
            self.refresh()
        else:
            self.moved()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return what is written on the terminal; after an empty page, the lines come."""
        lines = super().render_lines(crop)
        if self._emptied:
            self.call_later(self._fill)
        return lines

    def _fill(self) -> None:
        """Write on the page, now that the terminal has it empty."""
        if self._emptied:
            self._emptied = False
            self.moved()

    def moved(self) -> None:
        """Show the window after a key moved it."""
        self._fit()
        self._show_window()
        self.refresh()  # also where nothing else changed, so that the terminal's cursor moves
        self.post_message(self.Moved())

    def on_focus(self) -> None:
        """Show the row of the cursor."""
        self._show_window()

    def on_blur(self) -> None:
        """Show the cursor's row no more."""
        self._show_window()

    def on_resize(self) -> None:
        """Fill the new size."""
        self.grown()

    def _fit(self) -> None:
        room = self.size.height - len(self._heads)
        if room > 0:
            self.reading.resize(self.size.width, room)

    def _turn(self) -> None:
        self._turning = None
        self.reading.turn()
        self.flip()
        if self.reading.full:
            self._turning = self.set_timer(PAGE_STANDS, self._turn)

    def _show_window(self) -> None:
        if self._emptied or not self.size.height:
            return  # not empty on the terminal, or not laid out yet: this is called again then
        width = self.size.width
        shows_cursor = self.has_focus and not self.reading.live
        lines = [
            marked(row.text, "$row", width) if row.cursor and shows_cursor else row.text
            for row in self.reading.window()
        ]
        self._written = time.monotonic()
        self.show([*self._heads, *[BLANK] * self._above(len(lines)), *lines])

    def _above(self, rows: int) -> int:
        """Count the blank rows over the log."""
        return max(0, self.size.height - len(self._heads) - rows) if self.low else 0
