"""Runs `handrail` on a terminal of a given size, and looks at what stands on it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

import pyte

from tests.handrail.program import PATIENCE, PROGRAM, environment


class Terminal:
    """One run of `handrail` on a terminal.

    Attributes:
        written: all that was written to the terminal, as it came.
    """

    def __init__(
        self,
        home: Path,
        *words: str | Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Start it; `size` is columns and rows, `program` gets the words."""
        columns, rows = size
        self.written = ""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._moved = threading.Condition()
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [*program, *map(str, words)],
            env={**environment(home), "TERM": "xterm-256color", **(env or {})},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - it only asks the system
        )
        os.close(theirs)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        os.close(self._ours)

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def press_until_it_ends(self, keys: str) -> None:
        """Press keys again and again, as people do.

        A signal that comes while Python begins to read a line is not noticed before the next one.
        """
        while self.process.poll() is None:
            self.press(keys)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(1)

    def wait_for(self, words: str, *, times: int = 1) -> None:
        """Wait until these words stand on the screen, or were written so many times."""
        with self._moved:
            there = self._moved.wait_for(lambda: self._has(words, times), PATIENCE)
        assert there, f"waited for {words!r}, and saw:\n{self}"

    def ends(self, seconds: float = PATIENCE) -> int:
        """Wait until it has ended and all is read; return its exit code."""
        code = self.process.wait(seconds)
        self._reader.join()
        return code

    def __str__(self) -> str:
        return "\n".join(self._screen.display)

    def _has(self, words: str, times: int) -> bool:
        stands = any(words in line for line in self._screen.display)
        whole = " ".join(self.written.split())  # a line may go on in the next row
        times_written = max(self.written.count(words), whole.count(words))
        return times_written >= times or (times == 1 and stands)

    def _read(self) -> None:
        with suppress(OSError):  # the terminal is gone when the last program on it is
            while data := os.read(self._ours, 65_536):
                with self._moved:
                    text = data.decode(errors="replace")
                    self.written += text
                    self._stream.feed(text)
                    self._moved.notify_all()


def _take_terminal() -> None:
    """Make standard input the terminal that signals come from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
