"""Whatever arrives on the socket: the sender is told or closed, and nobody else notices."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting import commands as c
from meeting.errors import Unreadable
from meeting.wire import LONGEST_COMMAND, Done, Hello, Refused, decode_client, encode
from server.connection import FLOOD
from server.inbox import BINARY, MOST_BAD, TOO_MANY_BAD
from server.limits import BYTES
from tests.server.raw import close_code, frame, raw
from tests.server.talk import House, Talk, house, join


@pytest.fixture
async def one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> AsyncIterator[House]:
    """Run a server with a bystander in it, who must notice nothing; nor may the server's log."""
    caplog.set_level(logging.WARNING)
    async with house(tmp_path) as one, join(one.link(), "Bystander") as bystander:
        yield one
        assert isinstance(await bystander.ask(c.Chat(text="all is well")), Done)
    assert [record.getMessage() for record in caplog.records] == []


def hello(one: House) -> bytes:
    """Return a frame that says hello with the right secret."""
    return frame(encode(Hello(token=one.link().partition("#")[2], name="Eve")))


UNREADABLE = {
    "nothing": "",
    "no JSON": "hello",
    "cut off": '{"type":"Chat","id":"1","text":"x',
    "a list": "[]",
    "a number": "7",
    "null": "null",
    "a byte order mark": '\ufeff{"type":"Chat","id":"1","text":"x"}',
    "no type": '{"id":"1"}',
    "an unknown type": '{"type":"Fly","id":"1"}',
    "a type that is a list": '{"type":["Chat"],"id":"1"}',
    "an event": '{"type":"HandRaised","seq":9,"person":2}',
    "a server's command": '{"type":"Join","id":"1","name":"Eve","roles":["host"]}',
    "a server's message": '{"type":"welcome","you":1}',
    "an unknown field": '{"type":"Chat","id":"1","text":"x","by":1}',
    "a field of the server": '{"type":"Chat","id":"1","text":"x","seq":1,"at":0}',
    "a missing field": '{"type":"Chat","id":"1"}',
    "NaN": '{"type":"AddCaption","id":"1","text":"x","start":NaN,"end":1}',
    "infinity": '{"type":"AddCaption","id":"1","text":"x","start":1e999,"end":1}',
    "a fraction": '{"type":"EndTurn","id":"1","turn":1.5}',
    "a number as text": '{"type":"EndTurn","id":"1","turn":"1"}',
    "true as a number": '{"type":"EndTurn","id":"1","turn":true}',
    "a negative number": '{"type":"EndTurn","id":"1","turn":-1}',
    "a number past 53 bits": '{"type":"EndTurn","id":"1","turn":9007199254740992}',
    "a number past 64 bits": '{"type":"EndTurn","id":"1","turn":9223372036854775808}',
    "five thousand digits": '{"type":"EndTurn","id":"1","turn":' + "9" * 5000 + "}",
    "deep nesting": "[" * 30_000,
    "deep nesting in a field": '{"type":"Chat","id":"1","text":' + "[" * 30_000,
    "half a surrogate pair": '{"type":"Chat","id":"1","text":"\\ud800"}',
    "a long id": '{"type":"Leave","id":"' + "x" * 65 + '"}',
    "a long line": '{"type":"Chat","id":"1","text":"' + "x" * 2001 + '"}',
    "a language that is none": '{"type":"StartCaptions","id":"1","language":"../../etc"}',
    "an unknown role": '{"type":"GiveRole","id":"1","person":2,"role":"king"}',
    "a confidence of two": '{"type":"AddCaption","id":"1","text":"x","start":0,"end":1,'
    '"words":[["x",0,1,2.0]]}',
}


@pytest.mark.parametrize("message", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_what_cannot_be_read_is_refused(one: House, message: str) -> None:
    """With the reason; the sender may go on."""
    async with join(one.link(), "Eve") as eve:
        await eve.say(message)
        refused = await eve.until(Refused)

        assert refused.why.startswith("Your message cannot be read: ")
        assert isinstance(await eve.ask(c.Chat(text="sorry")), Done)


async def test_a_refusal_names_the_command_that_it_is_about(one: House) -> None:
    """A client that is newer than the server can tell which wish was not understood."""
    async with join(one.link(), "Eve") as eve:
        await eve.say('{"type":"Fly","id":"f1"}')

        assert (await eve.until(Refused)).id == "f1"


async def test_bad_messages_end_the_patience(one: House) -> None:
    """One fewer than the limit is borne; at the limit the server says goodbye."""
    async with join(one.link(), "Eve") as eve:
        for _ in range(MOST_BAD - 1):
            await eve.say("?")
        assert isinstance(await eve.ask(c.Chat(text="sorry")), Done)

        await eve.say("?")

        assert await eve.goodbye() == (TOO_MANY_BAD, 1008)


async def test_binary_messages_are_not_read(one: House) -> None:
    """Everything is text here (close code 1003)."""
    async with join(one.link(), "Eve") as eve:
        await eve.say(b"\x00\x01")

        assert await eve.goodbye() == (BINARY, 1003)


async def test_the_longest_message_passes_and_a_longer_one_does_not(one: House) -> None:
    """At the limit it is read (and refused by the rules), above it the connection ends."""
    head, tail = '{"type":"Chat","id":"1","text":"', '"}'
    longest = head + "x" * (LONGEST_COMMAND - len(head) - len(tail)) + tail
    async with join(one.link(), "Eve") as eve:
        await eve.say(longest)
        await eve.until(Refused)
        await eve.say(longest + " ")
        await eve.socket.wait_closed()

    assert eve.socket.close_code == 1009


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


async def test_a_flood_ends_the_connection(one: House) -> None:
    """Past the budget of bytes the server says so and closes."""
    async with join(one.link(), "Eve") as eve:
        async with asyncio.timeout(10):
            told = asyncio.create_task(eve.goodbye())
            await flood(eve)

            assert await told == (FLOOD, 1008)


async def flood(eve: Talk) -> None:
    """Send messages of 8 kB until the budget is over."""
    big = " " * 8000 + json.dumps({"type": "Leave"})
    for _ in range(int(BYTES.burst / len(big)) + 2):
        await eve.socket.send(big)


@given(st.one_of(st.text(), st.binary()))
@settings(max_examples=500)
def test_decoding_reads_or_says_why_not(data: str | bytes) -> None:
    """Whatever comes, there is a message or one kind of error."""
    assert outcome(data)


FIELDS = st.dictionaries(
    st.sampled_from(["type", "id", "text", "seq", "person", "turn", "start", "token"]),
    st.one_of(
        st.sampled_from(["Chat", "hello", "EndTurn", "AddCaption", "speech"]),
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
        st.lists(st.integers(), max_size=2),
    ),
)  # fmt: skip


@given(FIELDS)
@settings(max_examples=500)
def test_decoding_wrong_fields_reads_or_says_why_not(fields: dict[str, object]) -> None:
    """Also what is nearly a message."""
    assert outcome(json.dumps(fields))


def outcome(data: str | bytes) -> str:
    """Return the kind of message, or why it is none; anything else that is raised is a bug."""
    try:
        return type(decode_client(data)).__name__
    except Unreadable as error:
        return str(error)
