"""Makes lines of what is typed or fed bit by bit: a caption should be read, not flicker."""

from __future__ import annotations

import re

LONGEST = 200
"""Characters: after about two spoken sentences a line ends at a space, whatever comes."""

BACKSPACES = "\b\x7f"
"""Stenographers take letters back while they write."""

_ENDS = re.compile(r"[\r\n]+")
_SENTENCE = re.compile(r"[.?!…。？！]['\"”’)]*$")


class LineMaker:
    """Puts pieces together until a line is over; see `growing` for what is not."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._text = ""

    @property
    def growing(self) -> str:
        """Give the line that is not over yet."""
        return self._text.strip()

    def part(self, text: str) -> list[str]:
        """Take a piece of whole words, as CART software sends them; give the lines that are over.

        A sentence that is over ends a line, and so does a line break.
        """
        joint = "" if not self._text or self._text[-1:].isspace() or text[:1].isspace() else " "
        lines = self.letters(joint + text)
        if _SENTENCE.search(self.growing):
            lines.append(self.end())
        return lines

    def letters(self, text: str) -> list[str]:
        """Take letters as they are typed, backspaces too; give the lines that are over."""
        lines: list[str] = []
        for sign in text:
            if sign in BACKSPACES:
                self._text = self._text[:-1]
            elif _ENDS.match(sign):
                lines.append(self.end())
            else:
                self._text += sign
                if len(self._text) > LONGEST:
                    lines.append(self._cut())
        return [line for line in lines if line]

    def end(self) -> str:
        """End the line, whatever it is, and give it."""
        line, self._text = self.growing, ""
        return line

    def _cut(self) -> str:
        """End a long line at its last space, or where it is."""
        head, space, tail = self._text.rpartition(" ")
        if not space or not head.strip():
            return self.end()
        self._text = tail
        return head.strip()
