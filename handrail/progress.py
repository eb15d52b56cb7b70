"""Says how far a long piece of work is: a bar at a terminal, else one plain line at each tenth."""

import os
import sys
from typing import TextIO

from tui.choose import Face, choose

CELLS = 30
"""Of the bar; with its words it fits on 40 columns."""


class Progress:
    """The progress of one piece of work.

    A bar is drawn over itself, which screen readers read again and again. So it is drawn only where
    the full-screen client would open too; elsewhere ten lines are all there is.
    """

    def __init__(self, stream: TextIO | None = None, *, bar: bool | None = None) -> None:
        """Begin at nothing.

        Args:
            stream: where it is told; the error output where nothing is given.
            bar: whether to draw a bar, where that is known.
        """
        self._stream = stream or sys.stderr
        self._bar = self._stream.isatty() and _is_screen() if bar is None else bar
        self._told = 0

    def __call__(self, here: int, whole: int) -> None:
        """Note how much is done."""
        percent = min(100, here * 100 // max(1, whole))
        if self._bar and percent != self._told:
            self._told = percent
            done = percent * CELLS // 100
            bar = "#" * done + "." * (CELLS - done)
            self._stream.write(f"\r{bar} {percent:3} %" + ("\n" if percent == 100 else ""))  # noqa: PLR2004
            self._stream.flush()
        elif not self._bar and percent // 10 > self._told:
            self._told = percent // 10
            self._stream.write(f"{self._told * 10} percent\n")
            self._stream.flush()

    def pause(self) -> None:
        """Leave the bar's line, so that other words can stand on their own."""
        if self._bar and self._told:
            self._stream.write("\n")
            self._told = 0


def _is_screen() -> bool:
    return choose(os.environ, wish=None, setting=None, is_terminal=True).face is Face.SCREEN
