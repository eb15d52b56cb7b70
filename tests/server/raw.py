"""A socket without a websocket library, for bytes that no library would send."""

from __future__ import annotations

import asyncio
import os
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Protocol: handrail.v1\r\n{more}\r\n"
)


class Raw:
    """A bare connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)

    async def rest(self, seconds: float = 5) -> bytes:
        """Return everything until the server closes."""
        async with asyncio.timeout(seconds):
            try:
                return await self.reader.read()
            except ConnectionResetError:
                return b""


@asynccontextmanager
async def raw(
    link: str, *, upgrade: bool = True, more: str = "", host: str = ""
) -> AsyncIterator[Raw]:
    """Connect to a link's address, and say hello in HTTP unless told otherwise."""
    address, _, path = link.partition("#")[0].removeprefix("ws://").partition("/")
    name, _, port = address.rpartition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    try:
        if upgrade:
            request = HANDSHAKE.format(path=f"/{path}", host=host or address, more=more)
            writer.write(request.encode())
            async with asyncio.timeout(5):
                await reader.readuntil(b"\r\n\r\n")
        yield Raw(reader, writer)
    finally:
        writer.close()


def frame(payload: bytes, first: int = 0x81, *, masked: bool = True) -> bytes:
    """Return a client's frame: `first` holds the final bit and the kind (RFC 6455, 5.2)."""
    mask = 0x80 if masked else 0
    if len(payload) <= 125:
        head = struct.pack("!BB", first, mask | len(payload))
    elif len(payload) <= 0xFFFF:
        head = struct.pack("!BBH", first, mask | 126, len(payload))
    else:
        head = struct.pack("!BBQ", first, mask | 127, len(payload))
    key = os.urandom(4) if masked else b""
    return head + key + (xor(payload, key) if masked else payload)


def xor(data: bytes, key: bytes) -> bytes:
    """Return the data under the mask."""
    whole = key * (len(data) // 4 + 1)
    return bytes(a ^ b for a, b in zip(data, whole, strict=False))


def close_code(data: bytes) -> int | None:
    """Return the code in the last close frame of what a server sent."""
    place = data.rfind(b"\x88")
    return struct.unpack("!H", data[place + 2 : place + 4])[0] if place >= 0 else None
