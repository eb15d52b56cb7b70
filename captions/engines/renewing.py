"""Puts a new process in the place of an engine that takes more memory with every minute."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from captions.engines.ear import Ear
from captions.engines.engine import FinalHeard, Heard, PartialHeard
from captions.engines.wire import Took
from captions.errors import CaptionError
from captions.sound.chunks import Chunk

LIFETIME_MS = 600_000
"""Moonshine 0.0.49 keeps 13 MiB for each minute of sound, and crashes where it is asked to free it.
A process that ends gives back all."""

QUIET = 6
"""Chunks of quiet that a new engine hears first: it learns the noise of the room from them, and
keeps the soft beginning of the next line."""


class NumberedEar(Ear, Protocol):
    """An ear in a process."""

    @property
    def pid(self) -> int | None:
        """Give the process's number while it runs."""
        ...


class RenewedEar:
    """An ear that changes places with a new one, in a pause, each time it has heard much.

    The new one loads while the old one still listens, so that nobody waits. Only an engine that
    keeps nothing from one line to the next may be changed like this.
    """

    def __init__(self, make: Callable[[], NumberedEar], *, lifetime_ms: int = LIFETIME_MS) -> None:
        """Take what makes an ear, and how much sound each one hears."""
        self._make = make
        self._lifetime_ms = lifetime_ms
        self._ear = make()
        self._next: NumberedEar | None = None
        self._starting: asyncio.Task[bool] | None = None
        self._heard_ms = 0
        self._quiet: deque[Chunk] = deque(maxlen=QUIET)
        self._open = False

    @property
    def pid(self) -> int | None:
        """Give the number of the process that listens."""
        return self._ear.pid

    async def start(self) -> None:
        """Load and warm up; see `Ear`."""
        await self._ear.start()

    async def take(self, chunk: Chunk) -> Took:
        """Hand over a chunk, first to a new ear where it is time; see `Ear`."""
        if self._starting and self._starting.done() and len(self._quiet) == QUIET:
            await self._change()
        took = await self._ear.take(chunk)
        self._note(chunk, took)
        self._heard_ms += chunk.end - chunk.start
        if self._heard_ms >= self._lifetime_ms and self._starting is None:
            self._starting = asyncio.create_task(self._prepare())
        return took

    async def finish(self) -> list[Heard]:
        """End the sound; see `Ear`."""
        return await self._ear.finish()

    async def stop(self) -> None:
        """End both; see `Ear`."""
        if self._starting:
            self._starting.cancel()
            with suppress(asyncio.CancelledError):
                await self._starting
            self._starting = None
        if self._next:
            await self._next.stop()
            self._next = None
        await self._ear.stop()

    def _note(self, chunk: Chunk, took: Took) -> None:
        """Keep the quiet since the last line; while a line is open there is none."""
        self._open = self._open or took.spoken > 0
        for one in took.heard:
            self._open = isinstance(one, PartialHeard) and bool(one.words)
            if isinstance(one, FinalHeard):
                self._open = not one.paused
        if self._open or took.heard:
            self._quiet.clear()
        else:
            self._quiet.append(chunk)

    async def _prepare(self) -> bool:
        """Start the next ear, and tell whether it runs."""
        self._next = self._make()
        try:
            await self._next.start()
        except (CaptionError, OSError):
            return False
        return True

    async def _change(self) -> None:
        """Let the new ear hear the quiet and listen on; the old one stays where that fails."""
        new, ready = self._next, bool(self._starting and self._starting.result())
        self._next = self._starting = None
        self._heard_ms = 0
        if new is None:
            return
        try:
            for chunk in self._quiet if ready else ():
                await new.take(chunk)
        except CaptionError:
            ready = False
        if ready:
            self._ear, new = new, self._ear
        await new.stop()
