"""The row of useful keys: to read, and to click for who points instead of typing."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click
from textual.message import Message

from tui.content import BLANK, content, line
from tui.keymap import spoken_key
from tui.screen.pane import Pane

BETWEEN = 2
"""Blank cells between two keys."""


class KeysPane(Pane):
    """Shows keys with what they do, as many as fit."""

    class Clicked(Message):
        """A key was clicked."""

        def __init__(self, key: str) -> None:
            """Say which."""
            super().__init__()
            self.key = key

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        """Begin empty."""
        super().__init__(id=id)
        self._places: list[tuple[int, str]] = []

    def show_keys(self, hints: Sequence[tuple[str, str]], width: int) -> None:
        """Show keys and names, the most useful first."""
        shown, self._places = BLANK, []
        for key, name in hints:
            shown_key = key if key.strip() else spoken_key(key)
            hint = line(content(shown_key, "$heading"), content(name, "$soft").pad_left(1))
            longer = line(shown, hint.pad_left(BETWEEN)) if shown else hint
            if longer.cell_length > width:
                break
            shown = longer
            self._places.append((shown.cell_length, key))
        self.show([shown])

    def on_click(self, event: Click) -> None:
        """Tell which key stands under the pointer."""
        found = next((key for end, key in self._places if event.x < end), None)
        if found:
            self.post_message(self.Clicked(found))
