"""A list of rows through which the arrow keys go one by one: the agenda, the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message

from tui.content import marked
from tui.screen.pane import Pane


class ListPane(Pane, can_focus=True):
    """Heads that stay, and under them as many rows as fit, around the cursor.

    Attributes:
        cursor: the row that the arrow keys are on, from 0.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """Enter was pressed on a row."""

        def __init__(self, pane: ListPane, row: int) -> None:
            """Say in which list, and on which row."""
            super().__init__()
            self.pane, self.row = pane, row

    def __init__(self, *, id: str, name: str) -> None:  # noqa: A002 - Textual's word
        """Begin empty."""
        super().__init__(id=id, name=name)
        self.cursor = 0
        self._heads: Sequence[Content] = ()
        self._items: Sequence[Content] = ()
        self._here = 0

    @property
    def items(self) -> Sequence[Content]:
        """All rows, also those that do not fit."""
        return self._items

    def show_list(self, heads: Sequence[Content], items: Sequence[Content], here: int) -> None:
        """Show this list; without the focus, row `here` is in sight."""
        self._heads, self._items, self._here = heads, items, here
        self.cursor = max(0, min(self.cursor, len(items) - 1))
        self.show_window()

    def show_window(self) -> None:
        """Show the heads and the rows around the cursor."""
        first, last = self._window()
        rows = list(self._items[first:last])
        if self.has_focus and rows:
            row = self.cursor - first
            rows[row] = marked(rows[row], "$row", self.size.width)
        self.show([*self._heads, *rows])

    @property
    def cursor_row(self) -> int:
        """The row of the cursor, under the heads."""
        if not self._items:
            return 0
        return min(len(self._heads) + self.cursor - self._window()[0], self.size.height - 1)

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.action_go(max(0, self.cursor + rows))

    def action_go(self, row: int) -> None:
        """Move the cursor to a row; -1 is the last."""
        last = len(self._items) - 1
        self.cursor = max(0, last if row < 0 else min(row, last))
        self.show_window()
        self.refresh()  # also where nothing else changed, so that the terminal's cursor moves

    def action_choose(self) -> None:
        """Tell that this row was chosen."""
        if self._items:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that was clicked."""
        row = event.y - len(self._heads) + self._window()[0]
        if event.y >= len(self._heads) and row < len(self._items):
            self.action_go(row)

    def on_focus(self) -> None:
        """Show the row of the cursor."""
        self.show_window()

    def on_blur(self) -> None:
        """Show the cursor's row no more."""
        self.show_window()

    def on_resize(self) -> None:
        """Show as many rows as fit now."""
        self.show_window()

    def _window(self) -> tuple[int, int]:
        room = max(1, self.size.height - len(self._heads))
        middle = self.cursor if self.has_focus else self._here
        first = max(0, min(middle - room // 2, len(self._items) - room))
        return first, first + room
