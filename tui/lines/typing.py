"""One line of text that somebody types: what it holds, and what the terminal shows of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from msgspec import Struct

from tui.lines.keys import COMPLETE, ENTER, ERASE, ERASE_ALL, ESCAPE

Complete = Callable[[str], str]
"""From what is typed to the whole line that it is the beginning of; itself where there is none."""


class Typed(Struct, frozen=True):
    """A line that somebody typed, or gave up."""

    text: str
    given_up: bool = False


class Typing:
    """Take keys until Enter or Escape.

    Attributes:
        text: what has been typed.
        finished: whether Enter or Escape was pressed.
        given_up: whether it was Escape.
    """

    def __init__(self, draft: str = "", complete: Complete = str) -> None:
        """Begin with a draft, and with what completes a line."""
        self.text = draft
        self._complete = complete
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
        if key == COMPLETE:
            more = self._complete(self.text)[len(self.text) :]
            self.text += more
            return more
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
