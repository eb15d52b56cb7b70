"""Whatever arrives on the socket: the sender is told or closed, and nobody else notices."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from meeting.wire import LONGEST_COMMAND, Hello, encode
from tests.server.raw import close_code, frame, raw
from tests.server.talk import House


def hello(one: House) -> bytes:
    """Return a frame that says hello with the right secret."""
    return frame(encode(Hello(token=one.link().partition("#")[2], name="Eve")))


FRAMES = {
    "without a mask": (frame(b"{}", masked=False), 1002),
    "with reserved bits": (frame(b"{}", 0xF1), 1002),
    "of an unknown kind": (frame(b"{}", 0x83), 1002),
    "that goes on with nothing": (frame(b"{}", 0x80), 1002),
    "with wrong UTF-8": (frame(b"\xff\xfe"), 1007),
    "with a surrogate in UTF-8": (frame(b'"\xed\xa0\x80"'), 1007),
    "that is too long": (frame(b" " * (LONGEST_COMMAND + 1)), 1009),
    "that says it is huge": (b"\x81\xff" + b"\x7f" + b"\xff" * 7 + b"mask", 1009),
    "that closes with a code that is none": (frame(b"\x03\xe7", 0x88), 1002),
    "that pings with too much": (frame(b"x" * 126, 0x89), 1002),
    "in too many pieces": (frame(b"", 0x01) + frame(b"", 0x00) * 5000, 1009),
}


@pytest.mark.parametrize(("data", "code"), FRAMES.values(), ids=FRAMES.keys())
async def test_frames_against_the_protocol_end_the_connection(
    one: House, data: bytes, code: int
) -> None:
    """Each with the code that RFC 6455 (7.4) gives it."""
    async with raw(one.link()) as eve:
        eve.send(hello(one) + data)

        assert close_code(await eve.rest()) == code


async def test_a_ping_is_answered(one: House) -> None:
    """With what it held."""
    async with raw(one.link()) as eve:
        eve.send(frame(b"are you there", 0x89))

        async with asyncio.timeout(5):
            assert await eve.reader.readexactly(15) == b"\x8a\x0dare you there"


async def test_a_message_in_pieces_is_one_message(one: House) -> None:
    """Pieces and pings in between are the client's right."""
    whole = encode(Hello(token=one.link().partition("#")[2], name="Eve"))
    async with raw(one.link()) as eve:
        eve.send(frame(whole[:10], 0x01) + frame(b"", 0x89) + frame(whole[10:], 0x80))

        async with asyncio.timeout(5):
            assert b'"welcome"' in await eve.reader.readuntil(b"}")


HTTP = {
    "random bytes": bytes(range(256)) * 4,
    "a TLS hello": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
    "another method": b"POST /j/ABC234 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}",
    "a long header": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 10_000 + b"\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    "an empty line": b"\r\n\r\n",
}


@pytest.mark.parametrize("data", HTTP.values(), ids=HTTP.keys())
async def test_what_is_no_websocket_is_closed(one: House, data: bytes) -> None:
    """With an HTTP error, or with nothing."""
    async with raw(one.link(), upgrade=False) as eve:
        eve.send(data)
        answer = await eve.rest()

    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:8765", "http://127.0.0.1"]
)
async def test_a_page_in_a_browser_is_not_let_through(one: House, origin: str) -> None:
    """Browsers say where a page is from; only programs, which do not, may connect."""
    request = f"Origin: {origin}\r\n"
    async with raw(one.link(), upgrade=False) as eve:
        eve.send(upgrade(one, request))

        assert (await eve.rest()).startswith(b"HTTP/1.1 403")


async def test_a_name_that_is_not_ours_is_not_answered(one: House) -> None:
    """A page can point a name of its own at this computer (DNS rebinding)."""
    async with raw(one.link(), upgrade=False) as eve:
        eve.send(upgrade(one).replace(b"Host: 127.0.0.1", b"Host: evil.example"))

        assert (await eve.rest()).startswith(b"HTTP/1.1 421")


async def test_another_version_of_the_protocol_is_refused(one: House) -> None:
    """Before anything is said."""
    async with raw(one.link(), upgrade=False) as eve:
        eve.send(upgrade(one).replace(b"handrail.v1", b"handrail.v9"))

        assert (await eve.rest()).startswith(b"HTTP/1.1 400")


def upgrade(one: House, more: str = "") -> bytes:
    """Return the HTTP request of a websocket client."""
    return (
        f"GET /j/{one.opened.code} HTTP/1.1\r\nHost: 127.0.0.1:{one.server.port}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        f"Sec-WebSocket-Protocol: handrail.v1\r\n{more}\r\n"
    ).encode()


async def test_a_slow_request_is_not_waited_for(one: House) -> None:
    """Forty connections that send a byte now and then are closed when the time is over."""
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(raw(one.link(), upgrade=False)) for _ in range(40)]
        for line in lines:
            line.send(b"GET /j/")
        ends = await asyncio.gather(*(line.rest(3) for line in lines))

    assert ends == [b""] * 40
