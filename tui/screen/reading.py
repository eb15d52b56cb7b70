"""Where somebody is in a log that grows: live at its end, or at a place that stays put.

Pure: no widget, no clock. Whatever the log's length, only about a screenful of entries is wrapped
at a time, since every walk begins at a known place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, Protocol

from textual.content import Content


class Log(Protocol):
    """Something to read: entries that each wrap into one line or more."""

    def __len__(self) -> int:
        """Count the entries."""
        ...

    def lines(self, entry: int, width: int) -> list[Content]:
        """Return an entry in lines of at most `width` cells; never none."""
        ...


class Place(NamedTuple):
    """One line of one entry, both from 0."""

    entry: int
    line: int


class Row(NamedTuple):
    """What one row of the window shows, and whether the cursor stands on it."""

    place: Place
    text: Content
    cursor: bool


START = Place(0, 0)


class Reading:
    """A window on a log.

    At the end it is live. A scrolling window then shows the last lines; a paged one fills from the
    top and begins an empty page when the next entry does not fit, so that nothing moves. Whoever
    goes back stays where they are, whatever arrives.

    Attributes:
        live: whether the window follows the log's end.
        paged: whether it turns pages instead of scrolling.
        width: cells in a row.
        height: rows.
    """

    def __init__(self, log: Log, *, paged: bool = False, live: bool = True) -> None:
        """Begin at the end where `live`, else at the start."""
        self.log, self.paged, self.live = log, paged, live
        self.width, self.height = 80, 1
        self._top = START
        self._cursor: Place | None = None if live else START
        self._known = len(log)

    @property
    def new(self) -> int:
        """How many entries came, below the window, since it left the log's end."""
        if self.live or not len(self.log):
            return 0
        below = len(self.log) - 1 - self._walk(self._top, self.height - 1).entry
        return min(below, len(self.log) - self._known)

    def resize(self, width: int, height: int) -> None:
        """Take another size; the entry that was on top, or the end, stays in sight."""
        if (width, height) == (self.width, self.height):
            return
        if width != self.width:
            self._top = Place(self._top.entry, 0)
            self._cursor = self._cursor and Place(self._cursor.entry, 0)
        self.width, self.height = max(2, width), max(1, height)

    @property
    def full(self) -> bool:
        """Whether a live page has no room for the next entry, so that it must be turned."""
        return self.live and self.paged and self._overflow() is not None

    def turn(self) -> None:
        """Begin the next page, at the first entry that is not on this one."""
        if self.full:
            self._top = self._overflow() or self._top

    def fresh_page(self) -> None:
        """Begin an empty page, because something else is shown in the window's place for now."""
        if self.live and self.paged:
            self._top = Place(len(self.log), 0)

    def window(self) -> list[Row]:
        """Return what the rows show, at most `height` of them."""
        if not len(self.log):
            return []
        cursor = self._cursor or self._end()
        return [Row(place, text, place == cursor) for place, text in self._visible()]

    def move(self, lines: int) -> None:
        """Move the cursor by some lines, forward where positive, and the window with it."""
        if not len(self.log):
            return
        self._leave_end()
        self._cursor = self._walk(self._cursor or self._end(), lines)
        self._show_cursor(self._cursor)
        self._return_to_end()

    def page(self, pages: int) -> None:
        """Move the window by whole pages; one line stays in sight where it scrolls."""
        self.scroll(pages * (self.height if self.paged else max(1, self.height - 1)))

    def scroll(self, lines: int) -> None:
        """Move the window by some lines, forward where positive, and the cursor to its top."""
        if not len(self.log):
            return
        self._leave_end()
        if lines < 0 or not self._reaches_end():
            self._top = self._walk(self._top, lines)
        self._cursor = self._end() if lines > 0 and self._reaches_end() else self._top
        self._return_to_end()

    def home(self) -> None:
        """Go to the first line of all."""
        if len(self.log):
            self._leave_end()
            self._top = self._cursor = START

    def end(self) -> None:
        """Go live."""
        if not self.live:
            self.live, self._cursor = True, None
            self._top = self._last_page()

    def _leave_end(self) -> None:
        if self.live:
            self._top, self._known = self._first(), len(self.log)
            self.live = False

    def _return_to_end(self) -> None:
        """Be live again once the cursor is on the last line."""
        if self._cursor == self._end():
            self.live, self._cursor = True, None

    def _show_cursor(self, cursor: Place) -> None:
        """Move the window as little as possible, or by a page, until the cursor is in it."""
        if cursor < self._top:
            self._top = self._walk(cursor, 1 - self.height) if self.paged else cursor
        elif cursor > self._walk(self._top, self.height - 1):
            self._top = cursor if self.paged else self._walk(cursor, 1 - self.height)

    def _first(self) -> Place:
        """Return the place of the top row."""
        if self.live and not self.paged:
            return self._walk(self._end(), 1 - self.height)
        return self._top

    def _visible(self) -> Iterator[tuple[Place, Content]]:
        until = self._overflow() if self.live and self.paged else None
        for place, text in islice(self._forward(self._first()), self.height):
            if place == until:
                return
            yield place, text

    def _overflow(self) -> Place | None:
        """Return where the next page begins, None where everything fits on this one."""
        used = 0
        for entry in range(self._top.entry, len(self.log)):
            first = self._top.line if entry == self._top.entry else 0
            count = len(self.log.lines(entry, self.width)) - first
            if used + count > self.height:
                return Place(entry, 0) if used else Place(entry, first + self.height)
            used += count
        return None

    def _last_page(self) -> Place:
        """Return the top of a page that ends with the log, at an entry's first line if it can."""
        top = self._walk(self._end(), 1 - self.height)
        return Place(top.entry + 1, 0) if top.line and top.entry + 1 < len(self.log) else top

    def _reaches_end(self) -> bool:
        return self._walk(self._top, self.height - 1) == self._end()

    def _end(self) -> Place:
        last = len(self.log) - 1
        return Place(last, len(self.log.lines(last, self.width)) - 1) if last >= 0 else START

    def _forward(self, place: Place) -> Iterator[tuple[Place, Content]]:
        for entry in range(place.entry, len(self.log)):
            for number, text in enumerate(self.log.lines(entry, self.width)):
                if entry > place.entry or number >= place.line:
                    yield Place(entry, number), text

    def _walk(self, place: Place, lines: int) -> Place:
        """Return the place some lines further, or the log's first or last line."""
        entry, number = min(place, self._end())
        number += lines
        while number < 0 and entry > 0:
            entry -= 1
            number += len(self.log.lines(entry, self.width))
        while number >= (count := len(self.log.lines(entry, self.width))):
            if entry == len(self.log) - 1:
                return Place(entry, count - 1)
            entry, number = entry + 1, number - count
        return Place(entry, max(0, number))
