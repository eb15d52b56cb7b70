"""Starts an engine in a process of its own and talks to it, with a limit on every wait."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from typing import IO, Protocol

from captions import errors
from captions.engines.engine import Heard
from captions.engines.making import EngineSpec
from captions.engines.wire import HEADER, Failed, Ready, Took, decode, encode
from captions.sound.chunks import Chunk
from meeting.language import say

START_SECONDS = 60.0
"""A big model on a slow disk takes this long at the worst."""

CHUNK_SECONDS = 10.0
"""An engine that needs so long for 0.1 s of sound hangs."""

LINE_LIMIT = 2**22
COMMAND = (sys.executable, "-P", "-m", "captions.engines.main")
"""`-P`: a folder named `captions` where somebody happens to be is not ours."""


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


class EngineProcess:
    """One engine in one process."""

    def __init__(
        self,
        spec: EngineSpec,
        *,
        log: IO[bytes] | None = None,
        command: Sequence[str] = COMMAND,
        chunk_seconds: float = CHUNK_SECONDS,
    ) -> None:
        """Prepare; `start` starts it.

        Args:
            spec: which engine, with which model.
            log: takes what the engine's library writes to standard error; nobody by default.
            command: starts the process.
            chunk_seconds: how long a chunk may take.
        """
        self._spec = spec
        self._log = asyncio.subprocess.DEVNULL if log is None else log
        self._command = command
        self._chunk_seconds = chunk_seconds
        self._process: Process | None = None

    @property
    def pid(self) -> int | None:
        """Give the process's number while it runs."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Load and warm up, 1 to 3 s; see `Ear`."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=self._log,
            limit=LINE_LIMIT,
            start_new_session=True,  # Ctrl-C is for us; the engine ends when we say so
        )
        answer = await self._ask(encode(self._spec) + b"\n", START_SECONDS)
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
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.kill()
        await self._process.communicate()
        self._process = None

    async def _took(self, message: bytes) -> Took:
        answer = await self._ask(message, self._chunk_seconds)
        if not isinstance(answer, Took):
            raise errors.EngineStopped(say("The captions' engine gave a wrong answer."))
        return answer

    async def _ask(self, message: bytes, seconds: float) -> Ready | Failed | Took:
        """Send and wait for one answer; whatever goes wrong, the engine has stopped."""
        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            raise errors.EngineStopped(say("The captions' engine is not running."))
        try:
            async with asyncio.timeout(seconds):
                self._process.stdin.write(message)
                await self._process.stdin.drain()
                line = await self._process.stdout.readline()
        except TimeoutError:
            raise errors.EngineStopped(say("The captions' engine does not answer.")) from None
        except ConnectionError:
            line = b""
        if not line.endswith(b"\n"):
            raise errors.EngineStopped(say("The captions' engine has stopped."))
        return decode(line)
