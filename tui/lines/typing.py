"""One line of text that somebody types: what it holds, and what the terminal shows of it."""

from __future__ import annotations

import unicodedata

from tui.lines.keys import ENTER, ERASE, ERASE_ALL, ESCAPE


class Typing:
    """Take keys until Enter or Escape.

    Attributes:
        text: what has been typed.
        finished: whether Enter or Escape was pressed.
        given_up: whether it was Escape.
    """

    def __init__(self) -> None:
        """Begin with nothing typed."""
        self.text = ""
        self.finished = False
        self.given_up = False

    def press(self, key: str) -> str:
        """Take one key and return what the terminal shows for it."""
        if key in (ENTER, ESCAPE):
            self.finished, self.given_up = True, key == ESCAPE
            return "\n"
        if key == ERASE:
            return self._erase(1)
        if key == ERASE_ALL:
            return self._erase(len(self.text))
        self.text += key
        return key

    def _erase(self, count: int) -> str:
        """Take characters off the end; the one place where a written column is used again."""
        kept = len(self.text) - min(count, len(self.text))
        gone, self.text = self.text[kept:], self.text[:kept]
        return "\b \b" * sum(_columns(character) for character in gone)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
