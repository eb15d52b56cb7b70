"""A person who looks at a program on a terminal of its own: what is shown, where the cursor is."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import termios
import time
from contextlib import suppress
from typing import Self

import pyte

from tests.tui.lines.seat import Seat

SILENT = re.compile(rb"\x1b\[[<=>][0-9;]*[a-z]")
"""Sequences that pyte would show."""


class Viewer(Seat):
    """A seat with a screen.

    Attributes:
        raw: all the bytes that the terminal got.
    """

    def __init__(self, program: list[str], columns: int = 80, rows: int = 24) -> None:
        super().__init__(program)
        self.raw = b""
        self._size = struct.pack("HHHH", rows, columns, 0, 0)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        super().__enter__()
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, self._size)
        return self

    @property
    def rows(self) -> list[str]:
        """What the screen shows, row by row."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def cursor_line(self) -> str:
        """The row on which the cursor stands, as a braille display shows it; "" where hidden."""
        return "" if self._screen.cursor.hidden else self.rows[self._screen.cursor.y]

    def until_shown(self, text: str) -> None:
        """Wait until the screen shows this."""
        self.wait_for(lambda: any(text in row for row in self.rows), text)

    def until_line(self, text: str) -> None:
        """Wait until the cursor stands on a row that holds this."""
        self.wait_for(lambda: text in self.cursor_line, f"the cursor on {text}: {self.rows}")

    def watch(self, seconds: float) -> None:
        """Look at the screen for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.05)

    def settle(self) -> None:
        """Wait until nothing more is written for a moment."""
        before = -1
        while len(self.raw) != before:
            before = len(self.raw)
            self._read(0.08)

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self._terminal)
        self._terminal = os.open(os.devnull, os.O_RDONLY)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if ready:
            with suppress(OSError):  # how a closed terminal says so
                data = os.read(self._terminal, 65536)
                self.raw += data
                self._stream.feed(SILENT.sub(b"", data))
