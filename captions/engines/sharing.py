"""Lets many engines share a model: each is a fork of the process that has loaded it."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Sequence
from contextlib import suppress
from typing import Self

from captions.engines.ear import LINE_LIMIT, START_SECONDS, EngineEar
from captions.engines.keeper import NUMBER
from captions.engines.making import EngineSpec
from captions.engines.wire import encode
from captions.errors import EngineStopped
from meeting.language import say

COMMAND = (sys.executable, "-P", "-m", "captions.engines.keeper")


def can_share() -> bool:
    """Tell whether this system forks safely, and kills by handle: Linux since 5.3."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:
        return False
    return True


class SharedModels:
    """The process that keeps the models, and the way to ask it for engines."""

    def __init__(self, *, command: Sequence[str] = COMMAND) -> None:
        """Prepare; the process begins with the first engine.

        Args:
            command: starts the process.
        """
        self._command = command
        self._keeper: _Keeper | None = None
        self._asking = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """Give the number of the process that keeps the models, while it runs."""
        return self._keeper.process.pid if self._keeper else None

    def ear(self, spec: EngineSpec) -> EngineEar:
        """Return an ear whose engine shares its model with all others of these."""
        return EngineEar(lambda: self._fork(spec))

    async def close(self) -> None:
        """End the process; engines that run go on, and no other can be had from it."""
        if self._keeper:
            keeper, self._keeper = self._keeper, None
            await keeper.end()

    async def _fork(self, spec: EngineSpec) -> _Fork:
        """Ask for an engine. A keeper that gives none is ended; the next to ask begins another.

        Raises:
            EngineStopped: the keeper hangs, or it crashed as it loaded the model.
        """
        async with self._asking:
            if self._keeper is None or self._keeper.process.returncode is not None:
                await self.close()
                self._keeper = await _Keeper.begun(self._command)
            ours, theirs = socket.socketpair()
            try:
                with theirs:
                    self._keeper.ask(spec, theirs)
                await _until_readable(ours.fileno())
                number, handles, _, _ = socket.recv_fds(ours, NUMBER.size, 1)
                if handles:
                    return await _Fork.on(ours, NUMBER.unpack(number)[0], handles[0])
                why = say("The captions' engine has stopped.")
            except TimeoutError:
                why = say("The captions' engine does not answer.")
            except OSError:
                why = say("The captions' engine has stopped.")
            except asyncio.CancelledError:
                ours.close()
                raise
            ours.close()
            await self.close()
            raise EngineStopped(why)


class _Keeper:
    """The process that keeps models, the way to ask it, and a handle to kill it."""

    def __init__(self, process: Process, handle: int, control: socket.socket) -> None:
        self.process = process
        self._handle = handle
        self._control = control

    @classmethod
    async def begun(cls, command: Sequence[str]) -> Self:
        control, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with theirs:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=theirs.fileno(),
                stdout=DEVNULL,
                stderr=DEVNULL,
                start_new_session=True,  # Ctrl-C is for us; the keeper ends when we say so
            )
        return cls(process, os.pidfd_open(process.pid), control)

    def ask(self, spec: EngineSpec, line: socket.socket) -> None:
        """Ask for an engine at the other end of a line; raises OSError."""
        socket.send_fds(self._control, [encode(spec)], [line.fileno()])

    async def end(self) -> None:
        self._control.close()
        _kill(self._handle)
        await self.process.wait()
        os.close(self._handle)


class _Fork:
    """A process that the keeper forked; see `Running`."""

    def __init__(
        self, pid: int, handle: int, sound: asyncio.StreamWriter, answers: asyncio.StreamReader
    ) -> None:
        self.pid = pid
        self.sound = sound
        self.answers = answers
        self._handle = handle

    @classmethod
    async def on(cls, line: socket.socket, pid: int, handle: int) -> Self:
        """Return the process at the other end of a line."""
        answers, sound = await asyncio.open_unix_connection(sock=line, limit=LINE_LIMIT)
        return cls(pid, handle, sound, answers)

    async def end(self) -> None:
        _kill(self._handle)
        await _until_readable(self._handle)
        os.close(self._handle)
        self.sound.close()


def _kill(handle: int) -> None:
    """Kill by handle, since a number may be another's by now."""
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(handle, signal.SIGKILL)


async def _until_readable(handle: int) -> None:
    """Wait for something to read, or for the end; raises TimeoutError."""
    loop, readable = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(handle, readable.set)
    try:
        async with asyncio.timeout(START_SECONDS):
            await readable.wait()
    finally:
        loop.remove_reader(handle)
