"""A terminal as a keyboard: single keys, nothing shown by itself, and all as before at the end."""

from __future__ import annotations

import asyncio
import os
import signal
import termios
from typing import Self

from tui.lines.keys import Keys

ESCAPE_WAIT = 0.05
"""Seconds after which an Escape that nothing follows is the Escape key."""


class Terminal:
    """Give keys one after the other; a context that leaves the terminal as it was."""

    def __init__(self, descriptor: int) -> None:
        """Take the terminal's input; entering the context begins to read."""
        self._descriptor = descriptor
        self._keys = Keys()
        self._pressed: asyncio.Queue[str | None] = asyncio.Queue()
        self._timer: asyncio.TimerHandle | None = None

    def __enter__(self) -> Self:
        """Switch to single keys."""
        self._loop = asyncio.get_running_loop()
        self._before = termios.tcgetattr(self._descriptor)
        self._single_keys()
        self._loop.add_reader(self._descriptor, self._read)
        self._loop.add_signal_handler(signal.SIGTSTP, self._stop)
        self._loop.add_signal_handler(signal.SIGCONT, self._single_keys)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal as it was found."""
        for number in (signal.SIGTSTP, signal.SIGCONT):
            self._loop.remove_signal_handler(number)
        self._loop.remove_reader(self._descriptor)
        if self._timer:
            self._timer.cancel()
        self._restore()

    async def key(self) -> str | None:
        """Wait for the next key; None when the terminal is gone."""
        return await self._pressed.get()

    def forget(self) -> None:
        """Drop keys that were pressed before a question was asked; a paste must answer nothing."""
        while not self._pressed.empty():
            if self._pressed.get_nowait() is None:
                self._pressed.put_nowait(None)
                return

    def _read(self) -> None:
        try:
            data = os.read(self._descriptor, 4096)
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self._descriptor)
            self._pressed.put_nowait(None)
            return
        self._add(self._keys.feed(data))
        if self._timer:
            self._timer.cancel()
        if self._keys.is_cut:
            self._timer = self._loop.call_later(ESCAPE_WAIT, self._time_is_up)

    def _time_is_up(self) -> None:
        self._add(self._keys.time_is_up())

    def _add(self, keys: list[str]) -> None:
        for key in keys:
            self._pressed.put_nowait(key)

    def _single_keys(self) -> None:
        """Ask for keys as they come, unshown."""
        if self._in_foreground():
            mode = termios.tcgetattr(self._descriptor)
            mode[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(self._descriptor, termios.TCSANOW, mode)

    def _restore(self) -> None:
        if self._in_foreground():
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)

    def _in_foreground(self) -> bool:
        """Tell whether the terminal is ours to set: not gone, and no other program's now."""
        try:
            return os.tcgetpgrp(self._descriptor) == os.getpgrp()
        except OSError:
            return False

    def _stop(self) -> None:
        """Give the terminal back before the shell takes over; `fg` brings `_single_keys`."""
        self._restore()
        os.kill(os.getpid(), signal.SIGSTOP)
