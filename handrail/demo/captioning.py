"""The demo's captioner: a program of its own, as in any meeting."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from handrail.errors import CaptionsFailed
from handrail.joining import VARIABLE
from meeting.language import say

STOP_SECONDS = 10.0
"""An engine that hangs is given this long before it is ended."""


class Captioning:
    """Runs `handrail caption FILE` inside `async with`."""

    def __init__(self, recording: Path, link: str, language: str, model: str) -> None:
        """Prepare; the link's secret goes through the environment."""
        self._words = ["caption", str(recording), "--language", language, "--model", model]
        self._environment = {**os.environ, VARIABLE: link}
        self._process: Process
        self._told: asyncio.Task[str]
        self._stopped = False

    async def __aenter__(self) -> Self:
        """Start the program; Ctrl+C is not for it, since it ends when we say so."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "handrail", *self._words),
            env=self._environment,
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=PIPE,
            start_new_session=True,
        )
        assert self._process.stderr is not None  # noqa: S101 - it was asked for above
        self._told = asyncio.create_task(_last_line(self._process.stderr))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the program, whatever it does."""
        await self.stop()

    async def over(self) -> None:
        """Wait for the end of the recording.

        Raises:
            CaptionsFailed: the program ended with an error.
        """
        if await self._process.wait() and not self._stopped:
            words = await self._told
            raise CaptionsFailed(words.removeprefix("handrail: ") or say("Captions have stopped."))

    async def stop(self) -> None:
        """Ask the program to stop and wait until it has; the last words are still captioned."""
        if self._process.returncode is None:
            self._stopped = True
            with suppress(ProcessLookupError):
                self._process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._told


async def _last_line(stream: asyncio.StreamReader) -> str:
    """Read a stream to its end, so that its pipe never fills, and return its last line."""
    last = ""
    async for line in stream:
        last = line.decode("utf-8", "replace").strip() or last
    return last
