"""A pipe or a file as a keyboard: every line is a command."""

from __future__ import annotations

import asyncio
import os
import threading


class Pipe:
    """Give lines one after the other, read on a thread: a file cannot be waited for otherwise."""

    def __init__(self, descriptor: int) -> None:
        """Begin to read; needs a running event loop."""
        self._descriptor = descriptor
        self._loop = asyncio.get_running_loop()
        self._ended = False
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        threading.Thread(target=self._work, name="pipe", daemon=True).start()

    async def line(self) -> str | None:
        """Wait for the next line; None at the end, and from then on."""
        line = None if self._ended else await self._lines.get()
        self._ended = line is None
        return line

    def _work(self) -> None:
        """Read the descriptor itself: a thread inside `sys.stdin` when Python ends breaks it."""
        rest = b""
        while data := self._read():
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                self._add(line.decode("utf-8", "replace"))
        if rest:
            self._add(rest.decode("utf-8", "replace"))
        self._add(None)

    def _read(self) -> bytes:
        try:
            return os.read(self._descriptor, 65536)
        except OSError:
            return b""

    def _add(self, line: str | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._lines.put_nowait, line)
