"""A feed of letters, as stenographers' software writes them to a port or a pipe."""

from __future__ import annotations

import asyncio
import codecs
from collections.abc import Callable
from io import FileIO, RawIOBase
from threading import Thread

from captions.errors import CannotListenHere
from meeting.language import say

PIECE = 4096
STANDARD_INPUT = 0

Letters = Callable[[str], None]


async def read_pipe(letters: Letters, pipe: RawIOBase | None = None) -> None:
    """Give letters from a pipe until it ends; standard input where none is given.

    A thread reads; the program does not wait for it at its end.
    """
    source = pipe or FileIO(STANDARD_INPUT, closefd=False)
    queue: asyncio.Queue[bytes] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def pump() -> None:
        data = b"-"
        while data:
            try:
                data = source.read(PIECE) or b""
            except (OSError, ValueError):
                data = b""
            try:
                loop.call_soon_threadsafe(queue.put_nowait, data)
            except RuntimeError:  # the program is ending
                return

    Thread(target=pump, daemon=True).start()
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    while data := await queue.get():
        letters(decode(data))


class Port:
    """A port on this computer that takes letters, from one writer at a time."""

    def __init__(self, letters: Letters) -> None:
        """Take what is told the letters."""
        self._letters = letters
        self._busy = False
        self._server: asyncio.Server | None = None

    async def open(self, number: int) -> int:
        """Listen, and give the port's number; raises CannotListenHere."""
        try:
            self._server = await asyncio.start_server(self._take, "127.0.0.1", number)
        except OSError as error:
            raise CannotListenHere(
                say(
                    "Port {number} cannot be used: {strerror}. Add another one: lines:NUMBER.",
                    number=number,
                    strerror=error.strerror,
                )
            ) from error
        found: int = self._server.sockets[0].getsockname()[1]
        return found

    async def close(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.close()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Give letters until the writer hangs up; a second writer is turned away."""
        if self._busy:
            writer.write(b"Somebody writes here already. Try again later.\r\n")
            writer.close()
            return
        self._busy = True
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        try:
            while data := await reader.read(PIECE):
                self._letters(decode(data))
        except OSError:  # the line broke; what came counts
            pass
        finally:
            self._busy = False
            self._letters("\n")
            writer.close()
