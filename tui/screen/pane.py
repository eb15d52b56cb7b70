"""A pane: rows of content, and nothing that moves by itself."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget

from tui.content import rows


class Pane(Widget):
    """Shows the rows it is given, each no wider than the pane."""

    DEFAULT_CSS = """
    Pane {
        height: 1;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, *, id: str, name: str = "") -> None:  # noqa: A002 - Textual's word
        """Begin empty; `name` is what readers hear when the focus comes here."""
        super().__init__(id=id, name=name)
        self._rows: Sequence[Content] = ()

    def show(self, lines: Sequence[Content]) -> None:
        """Show these rows from now on; nothing is written where they are the same."""
        if not _same(self._rows, lines):
            self._rows = lines
            self.refresh()

    def render(self) -> Content:
        """Return the rows."""
        return rows(self._rows)

    @property
    def cursor_row(self) -> int:
        """The row on which the cursor stands, 0 at the top."""
        return 0

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor stands while this pane has the focus."""
        return self.content_region.offset + Offset(0, self.cursor_row)


def _same(one: Sequence[Content], other: Sequence[Content]) -> bool:
    return len(one) == len(other) and all(a.is_same(b) for a, b in zip(one, other, strict=True))
