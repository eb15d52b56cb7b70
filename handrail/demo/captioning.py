"""The demo's captioner: a program of its own, as in any meeting."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from handrail.joining import VARIABLE

STOP_SECONDS = 10.0
"""An engine that hangs is given this long before it is ended."""


class Captioning:
    """Runs `handrail caption FILE` from `async with` on."""

    def __init__(self, recording: Path, link: str, language: str, model: str) -> None:
        """Prepare; the link's secret goes through the environment."""
        self._words = ["caption", str(recording), "--language", language, "--model", model]
        self._environment = {**os.environ, VARIABLE: link}
        self._process: Process

    async def __aenter__(self) -> Self:
        """Start the program."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "handrail", *self._words),
            env=self._environment,
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=PIPE,
            start_new_session=True,
        )
        self._told = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the program, whatever it does."""
        await self.stop()

    async def over(self) -> int:
        """Wait for the end of the recording; return the program's exit code."""
        return await self._process.wait()

    async def stop(self) -> None:
        """Ask the program to stop and wait until it has."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._told

    @property
    def failed(self) -> bool:
        """Whether the program ended by itself with an error."""
        return self._process.returncode not in (None, 0)

    @property
    def words(self) -> str:
        """The last thing that the program told its captioner."""
        return self._last

    async def _read(self) -> None:
        """Keep the last line of what the program tells, so that its pipe never fills."""
        self._last = ""
        assert self._process.stderr is not None  # noqa: S101 - it was asked for above
        async for line in self._process.stderr:
            self._last = line.decode("utf-8", "replace").strip() or self._last
