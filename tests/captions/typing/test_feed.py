"""A feed of letters: through a port of this computer, or a pipe."""

from __future__ import annotations

import asyncio
import os
import socket
from io import FileIO

import pytest

from captions.errors import CannotListenHere
from captions.typing.feed import Port, read_pipe


async def write(port: int, *pieces: bytes) -> bytes:
    """Write to a port, hang up, and give what it said."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
    writer.write_eof()
    said = await reader.read()
    writer.close()
    return said


async def test_letters_come_as_they_were_written() -> None:
    """A letter that is cut in two bytes is whole; the end of the line ends the caption."""
    got: list[str] = []
    port = Port(got.append)
    number = await port.open(0)

    await write(number, "Grüße, ".encode()[:3], "Grüße, ".encode()[3:], b"\xff all\r\n")
    await port.close()

    assert "".join(got) == "Grüße, \ufffd all\r\n\n"


async def test_one_writes_at_a_time() -> None:
    """Two would mix their letters; the second is told so, and can come later."""
    got: list[str] = []
    port = Port(got.append)
    number = await port.open(0)
    _, first = await asyncio.open_connection("127.0.0.1", number)
    first.write(b"one")
    await first.drain()
    await asyncio.sleep(0.05)

    said = await write(number)
    first.close()
    await first.wait_closed()
    await asyncio.sleep(0.05)
    await write(number, b"three")
    await port.close()

    assert said == b"Somebody writes here already. Try again later.\r\n"
    assert "".join(got) == "one\nthree\n"


async def test_a_port_that_is_taken_is_told() -> None:
    """With how to take another one."""
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(CannotListenHere, match=r"Add another one: lines:NUMBER\."),
    ):
        await Port(lambda _letters: None).open(other.getsockname()[1])


async def test_a_pipe_is_read_to_its_end() -> None:
    """As standard input is."""
    out, into = os.pipe()
    os.write(into, "Zwölf\n".encode())
    os.close(into)
    got: list[str] = []

    with FileIO(out) as pipe:
        await read_pipe(got.append, pipe)

    assert got == ["Zwölf\n"]
