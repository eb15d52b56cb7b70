"""A seat at a terminal: a program runs on it, a test presses keys and reads what is written."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

LIMIT = 30.0
"""The longest wait in seconds for anything; ten programs may be starting on two cores."""

ROOT = Path(__file__).parents[3]


def webinar_program(scene: str) -> list[str]:
    """Return the command that runs the line client in a webinar that goes by itself."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r});"
        f" from tests.spoken.lines_program import main; main({scene!r})"
    )
    return [sys.executable, "-c", code]


class Seat:
    """A program on a terminal of its own.

    Attributes:
        written: all that the terminal got, as text.
        pid: the program.
    """

    def __init__(self, program: list[str]) -> None:
        self.written = ""
        self._program = program
        self._ended: int | None = None

    def __enter__(self) -> Self:
        self.pid, self._terminal = os.forkpty()
        if self.pid == 0:  # pragma: no cover - another process
            os.environ["TERM"] = "xterm-256color"
            os.execvp(self._program[0], self._program)  # noqa: S606 - our own program, no shell
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._ended is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._terminal)

    @property
    def single_keys(self) -> bool:
        """Whether the terminal gives keys as they come, and shows none by itself."""
        return not termios.tcgetattr(self._terminal)[3] & (termios.ICANON | termios.ECHO)

    @property
    def stopped(self) -> bool:
        """Whether the program is stopped, as by Ctrl-Z."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        return stat.rpartition(")")[2].split()[0] == "T"

    def press(self, keys: str) -> None:
        """Press keys all at once, as a paste does."""
        os.write(self._terminal, keys.encode())

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def until(self, pattern: str) -> None:
        """Wait until the terminal got this since the last time; raises TimeoutError."""
        self.wait_for(lambda: re.search(pattern, self.written) is not None, pattern)

    def wait_for(self, done: Callable[[], bool], what: str) -> None:
        """Wait until something is true; raises TimeoutError."""
        end = time.monotonic() + LIMIT
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"not in time: {what}\n{self.written}")
            self._read(0.02)

    def code(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        self.wait_for(self._has_ended, "the program ends")
        self._read(0.05)
        assert self._ended is not None
        return self._ended

    def _has_ended(self) -> bool:
        if self._ended is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._ended = os.waitstatus_to_exitcode(status) if pid else None
        return self._ended is not None

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if ready:
            with suppress(OSError):  # how a closed terminal says so
                self.written += os.read(self._terminal, 65536).decode("utf-8", "replace")
