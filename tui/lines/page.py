"""The page that grows: lines go on at its end, wait while somebody types, and are remembered."""

from __future__ import annotations

from collections.abc import Callable

from meeting.text import clean
from tui.caption_lines import fitted

BELL = "\a"


class Page:
    """Append lines; nothing that was written is ever changed.

    Attributes:
        written: every line that was written, for reading it again.
    """

    def __init__(
        self, write: Callable[[str], None], *, bell: bool, width: Callable[[], int] = lambda: 0
    ) -> None:
        """Write through `write`; ring only where `bell` (a terminal, never a pipe).

        `width` tells the cells in a row, 0 for no end. Lines go on in the next row between words:
        readers speak row by row, and a word cut by the terminal is two wrong words.
        """
        self._write = write
        self._width = width
        self._bell = bell
        self._held: list[tuple[str, bool]] | None = None
        self._back = 0
        self.written: list[str] = []

    def tell(self, text: str, *, urgent: bool = False, rings: bool = False) -> None:
        """Write one line now, or when what is typed has been sent; the bell rings at once."""
        if self._held is None:
            self.answer(text, rings=rings)
            return
        self._held.append((text, urgent))
        if rings and self._bell:
            self._write(BELL)

    def answer(self, text: str, *, rings: bool = False) -> None:
        """Write one line now, also while others are held."""
        line = clean(text)
        if not line:
            return
        self.written.append(line)
        self._back = 0
        self._put(line, BELL * (rings and self._bell))

    def repeat(self) -> None:
        """Write the last line again, without counting it as a new one."""
        self._back = 0
        self.earlier()

    def earlier(self) -> None:
        """Write the line before the one that was repeated last."""
        if self._back < len(self.written):
            self._back += 1
            self._put(self.written[-self._back])

    def hold(self) -> None:
        """Keep lines back from now on."""
        if self._held is None:
            self._held = []

    def release(self) -> None:
        """Write what was held, what presses first, else in order."""
        held, self._held = self._held or [], None
        for text, _urgent in sorted(held, key=lambda line: not line[1]):
            self.answer(text)

    def _put(self, line: str, bell: str = "") -> None:
        self._write(bell + "".join(f"{row}\n" for row in fitted(line, self._width())))
