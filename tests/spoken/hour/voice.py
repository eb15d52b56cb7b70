"""A voice that says what a reader sends it, one after the other, in real time: espeak-ng."""

from __future__ import annotations

import queue
import subprocess
import threading
import time
from collections.abc import Callable

Note = Callable[..., None]


class Voice:
    """Speaks in a thread of its own, and notes when each piece was heard and how late."""

    def __init__(self, note: Note, *, rate: int) -> None:
        """Begin to wait for words; `rate` is in words a minute."""
        self._note = note
        self._rate = str(rate)
        self._waiting: queue.SimpleQueue[tuple[float, str]] = queue.SimpleQueue()
        self._now: subprocess.Popen[bytes] | None = None
        threading.Thread(target=self._speak, daemon=True).start()

    def say(self, text: str) -> None:
        """Put words at the end of what is to be said."""
        self._waiting.put((time.monotonic(), text))

    def stop(self) -> None:
        """Be silent: a key was pressed, so all that waits is dropped."""
        dropped = []
        while not self._waiting.empty():
            dropped.append(self._waiting.get_nowait()[1])
        speaking = self._now
        if speaking and speaking.poll() is None:
            speaking.terminate()
            self._note("cut", text="what was being said")
        for text in dropped:
            self._note("dropped", text=text)

    def _speak(self) -> None:
        while True:
            since, text = self._waiting.get()
            began = time.monotonic()
            self._now = subprocess.Popen(
                ["espeak-ng", "-s", self._rate, "--", text],
                stderr=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            self._now.wait()
            took = time.monotonic() - began
            self._note("heard", text=text, late=round(began - since, 2), took=round(took, 2))
