"""Talks to an engine in another process, with a limit on every wait."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from captions import errors
from captions.engines.engine import Heard
from captions.engines.wire import HEADER, Failed, Ready, Took, decode
from captions.sound.chunks import Chunk
from meeting.language import say

START_SECONDS = 60.0
"""A big model on a slow disk takes this long at the worst."""

CHUNK_SECONDS = 10.0
"""An engine that needs so long for 0.1 s of sound hangs."""

LINE_LIMIT = 2**22


class Ear(Protocol):
    """An engine that listens elsewhere, so that the meeting's connection is never held up."""

    async def start(self) -> None:
        """Load and warm up; raises CaptionError."""
        ...

    async def take(self, chunk: Chunk) -> Took:
        """Hand over a chunk and wait until it is done; raises EngineStopped."""
        ...

    async def finish(self) -> list[Heard]:
        """End the sound and wait for the last words; raises EngineStopped."""
        ...

    async def stop(self) -> None:
        """End the engine, at once, whatever it does; more than once is no harm."""
        ...


class Running(Protocol):
    """A process in which an engine runs, and the way to it and back.

    Attributes:
        pid: the process's number.
        sound: takes what the engine shall hear.
        answers: gives what it says.
    """

    pid: int
    sound: asyncio.StreamWriter
    answers: asyncio.StreamReader

    async def end(self) -> None:
        """Kill the process, and wait until it is gone."""
        ...


class EngineEar:
    """One engine for one source, in a process that has no other work."""

    def __init__(
        self, begin: Callable[[], Awaitable[Running]], *, chunk_seconds: float = CHUNK_SECONDS
    ) -> None:
        """Prepare; `start` starts it.

        Args:
            begin: begins a process; raises EngineStopped.
            chunk_seconds: how long a chunk may take.
        """
        self._begin = begin
        self._chunk_seconds = chunk_seconds
        self._running: Running | None = None

    @property
    def pid(self) -> int | None:
        """Give the process's number while it runs."""
        return self._running.pid if self._running else None

    async def start(self) -> None:
        """Load and warm up, 1 to 3 s; see `Ear`."""
        self._running = await self._begin()
        answer = await self._ask(b"", START_SECONDS)
        if isinstance(answer, Failed):
            raise getattr(errors, answer.error)(answer.why)

    async def take(self, chunk: Chunk) -> Took:
        """Hand over a chunk; see `Ear`."""
        header = HEADER.pack(len(chunk.samples), chunk.start, chunk.another)
        return await self._took(header + chunk.samples)

    async def finish(self) -> list[Heard]:
        """End the sound; see `Ear`."""
        return (await self._took(HEADER.pack(0, 0, 0))).heard

    async def stop(self) -> None:
        """End the process; see `Ear`."""
        if self._running is None:
            return
        await self._running.end()
        self._running = None

    async def _took(self, message: bytes) -> Took:
        answer = await self._ask(message, self._chunk_seconds)
        if not isinstance(answer, Took):
            raise errors.EngineStopped(say("The captions' engine gave a wrong answer."))
        return answer

    async def _ask(self, message: bytes, seconds: float) -> Ready | Failed | Took:
        """Send and wait for one answer; whatever goes wrong, the engine has stopped."""
        if self._running is None:
            raise errors.EngineStopped(say("The captions' engine is not running."))
        try:
            async with asyncio.timeout(seconds):
                self._running.sound.write(message)
                await self._running.sound.drain()
                line = await self._running.answers.readline()
        except TimeoutError:
            raise errors.EngineStopped(say("The captions' engine does not answer.")) from None
        except ConnectionError:
            line = b""
        if not line.endswith(b"\n"):
            raise errors.EngineStopped(say("The captions' engine has stopped."))
        return decode(line)
