"""Write lines in order on a thread of its own, so that a stopped terminal stops nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TextIO

PATIENCE = 2.0
"""Seconds that `close` waits for a reader who does not read."""


class Pen:
    """Take text at once; write and flush it as fast as the other side reads.

    Attributes:
        thread: where the writing happens.
    """

    def __init__(
        self, output: TextIO, on_break: Callable[[], None], patience: float = PATIENCE
    ) -> None:
        """Begin to write to `output`, which stays open; `on_break` says that nobody reads it."""
        self._output = output
        self._on_break = on_break
        self._patience = patience
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self.thread = threading.Thread(target=self._work, name="pen", daemon=True)
        self._broken = False
        self.thread.start()

    def write(self, text: str) -> None:
        """Take the text as it is."""
        self._queue.put(text)

    def close(self) -> None:
        """Write what is left, and stop."""
        self._queue.put(None)
        self.thread.join(self._patience)

    def _work(self) -> None:
        while (text := self._queue.get()) is not None:
            if self._broken:
                continue
            try:
                self._put(text)
            except (OSError, ValueError):  # the terminal or the other program is gone
                self._broken = True
                self._on_break()

    def _put(self, text: str) -> None:
        try:
            self._output.write(text)
        except UnicodeEncodeError as error:  # a terminal that is set to fewer letters
            self._output.write(text.encode(error.encoding, "replace").decode(error.encoding))
        self._output.flush()
