"""Starts an engine, with a model of its own, in a process of its own."""

from __future__ import annotations

import sys
from asyncio import StreamReader, StreamWriter, create_subprocess_exec
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from typing import cast

from captions.engines.ear import CHUNK_SECONDS, LINE_LIMIT, EngineEar
from captions.engines.making import EngineSpec
from captions.engines.wire import encode

COMMAND = (sys.executable, "-P", "-m", "captions.engines.main")
"""`-P`: a folder named `captions` where somebody happens to be is not ours."""


class EngineProcess(EngineEar):
    """One engine that shares nothing with another."""

    def __init__(
        self,
        spec: EngineSpec,
        *,
        command: Sequence[str] = COMMAND,
        chunk_seconds: float = CHUNK_SECONDS,
    ) -> None:
        """Prepare; `start` starts it.

        Args:
            spec: which engine, with which model.
            command: starts the process.
            chunk_seconds: how long a chunk may take.
        """
        super().__init__(lambda: _begin(command, spec), chunk_seconds=chunk_seconds)


async def _begin(command: Sequence[str], spec: EngineSpec) -> _Own:
    process = await create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,  # native code writes there what no reader should hear
        limit=LINE_LIMIT,
        start_new_session=True,  # Ctrl-C is for us; the engine ends when we say so
    )
    own = _Own(process)
    own.sound.write(encode(spec) + b"\n")
    return own


class _Own:
    """A process of ours; see `Running`."""

    def __init__(self, process: Process) -> None:
        self.pid = process.pid
        self.sound = cast("StreamWriter", process.stdin)  # both are pipes
        self.answers = cast("StreamReader", process.stdout)
        self._process = process

    async def end(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self._process.communicate()
