"""Whatever arrives, the server lives: a corpus, fifty thousand random messages, and floods."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack

import pytest
from websockets.exceptions import ConnectionClosed

from meeting import wire
from meeting.errors import Unreadable
from meeting.wire import Goodbye, Hello, Refused, decode_client, decode_server, encode
from server.inbox import MOST_BAD
from tests.figures import Figure
from tests.server.raw import close_code, frame, raw
from tests.server.talk import House, dial, join

CASES = 50_000

MESSAGES = {
    "nothing": "",
    "no JSON": "hello",
    "a list": "[]",
    "a number": "7",
    "null": "null",
    "a byte order mark": '\ufeff{"type":"hello"}',
    "deep nesting": "[" * 30_000,
    "deep objects": '{"a":' * 10_000,
    "a huge whole number": '{"type":"hello","since":' + "9" * 5000 + "}",
    "not a number": '{"type":"hello","since":NaN}',
    "infinity": '{"type":"hello","since":Infinity}',
    "a number beyond all": '{"type":"hello","since":1e999}',
    "a number below zero": '{"type":"hello","since":-1}',
    "a number beyond 2**53": '{"type":"hello","since":9223372036854775808}',
    "a truth for a number": '{"type":"hello","since":true}',
    "a text for a number": '{"type":"hello","since":"5"}',
    "a fraction for a number": '{"type":"hello","since":1.5}',
    "half a pair": '{"type":"hello","token":"\\ud800"}',
    "a field twice": '{"type":"hello","token":"a","token":"b"}',
    "a type twice": '{"type":"hello","type":"hello"}',
    "a list for a type": '{"type":["hello"]}',
    "an unknown type": '{"type":"Obey"}',
    "an unknown field": '{"type":"Chat","id":"1","text":"x","role":"host"}',
    "somebody else's words": '{"type":"Chat","id":"1","text":"x","by":1,"seq":9,"at":0}',
    "an id that is too long": '{"type":"Chat","id":"' + "i" * 1000 + '","text":"x"}',
    "a text that is too long": '{"type":"Chat","id":"1","text":"' + "x" * 2001 + '"}',
}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
async def test_a_message_that_is_none_is_refused_by_the_server(one: House, message: str) -> None:
    """In words, to its sender alone; the connection goes on until there are too many."""
    async with join(one.link(), "Eve") as eve:
        await eve.say(message)
        answer = await eve.until(Refused)

    assert answer.why.startswith("Your message cannot be read: ")
    assert answer.next


async def test_five_of_them_are_too_many(one: House) -> None:
    """Four are answered and forgiven; the fifth ends the connection with 1008."""
    async with join(one.link(), "Eve") as eve:
        for _ in range(MOST_BAD - 1):
            await eve.say("{")
            await eve.until(Refused)
        await eve.say("{")
        goodbye, code = await eve.goodbye()

    assert goodbye.why == "Your program sent too many messages that cannot be read."
    assert code == 1008


def test_fifty_thousand_messages_are_read_or_refused(figure: Figure) -> None:
    """Nothing but `Unreadable` ever comes out of a decoder, whatever goes in."""
    chance = random.Random(2026)  # noqa: S311 - a test that can be run again
    samples = [
        encode(Hello(token="t" * 43, name="Ann", since=3, epoch="e")),
        b'{"type":"Chat","id":"a-1","text":"We need a ramp \xed\x95\x9c."}',
        b'{"type":"AddCaption","id":"c","text":"hello","start":1,"end":2,"words":[]}',
        b'{"type":"RaiseHand","id":"h","kind":"question","about":"the ramp"}',
        *(message.encode("utf-8", "surrogatepass")[:200] for message in MESSAGES.values()),
    ]
    read = 0
    for number in range(CASES):
        data = spoilt(chance, samples)
        decode = (decode_client, decode_server, wire.decode_event)[number % 3]
        try:
            decode(data)
            read += 1
        except Unreadable:
            continue

    figure("P15", f"{CASES} spoilt messages against the decoders: {read} read, the rest refused")
    assert 0 < read < CASES


def spoilt(chance: random.Random, samples: list[bytes]) -> bytes:
    """Return a message with up to four things wrong in it."""
    data = bytearray(chance.choice(samples))
    for _ in range(chance.randint(0, 4)):
        place = chance.randint(0, len(data))
        match chance.randint(0, 4):
            case 0:
                data[place:place] = chance.randbytes(chance.randint(1, 4))
            case 1:
                del data[place : place + chance.randint(1, 9)]
            case 2:
                data[place:place] = chance.choice(PIECES)
            case 3:
                other = chance.choice(samples)
                data[place:] = other[chance.randint(0, len(other)) :]
            case _:
                data[place : place + 1] = bytes([chance.randint(0, 255)])
    return bytes(data)


PIECES = (
    b'"', b"{", b"}", b"[" * 50, b"null", b"NaN", b"1e999", b"\\ud800", b"\\u0000", b",", b":",
    b'"type":"Chat",', b'"id":"x",', b"\xff", b"\xed\xa0\x80", b"9" * 400, b"-0", b"true",
)  # fmt: skip
"""What is put into messages: the signs of JSON, and what other programs stumble over."""


async def test_silent_and_slow_connections_are_cut(one: House, figure: Figure) -> None:
    """Two hundred that open a websocket and say nothing, or a letter at a time."""
    loop = asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(raw(one.link())) for _ in range(200)]
        began = loop.time()
        for line in lines[::2]:
            line.send(b"\x81")
        ends = await asyncio.gather(*(line.rest(8) for line in lines))
        took = loop.time() - began

    figure("P15", f"200 silent or slow connections were cut after {took:.1f} s (limit 0.5 s)")
    assert len(ends) == 200


async def test_a_flood_of_pings_is_cut_off(one: House, figure: Figure) -> None:
    """Empty frames cost the server too: they count."""
    async with raw(one.link()) as eve:
        eve.send(frame(encode(Hello(token=one.link().partition("#")[2], name="Eve"))))
        for _ in range(5):
            eve.send(frame(b"", 0x89) * 4000)
            await asyncio.sleep(0.05)
        end = await eve.rest(15)

    figure(
        "P15", "20,000 pings in a quarter of a second: the sender is cut off, others notice nothing"
    )
    assert b"You sent too much at once." in end
    assert close_code(end) == 1008


async def test_a_flood_of_commands_is_refused_and_cut(one: House) -> None:
    """Each is refused in words, until bytes run out; a bystander notices nothing."""
    async with dial(one.link()) as eve:
        await eve.say(Hello(token=one.link().partition("#")[2], name="Eve"))
        told: list[object] = []
        try:
            for number in range(8000):
                await eve.say(f'{{"type":"Chat","id":"{number}","text":"{"x" * 100}"}}')
                if number % 100 == 0:
                    await asyncio.sleep(0)
            while True:
                told.append(await eve.next())
        except ConnectionClosed:
            pass

    assert any(isinstance(each, Goodbye) for each in told) or eve.socket.close_code is not None


async def test_a_bomb_of_compressed_zeros_does_nothing(one: House) -> None:
    """No compression is offered, so a compressed frame is against the protocol."""
    async with raw(one.link(), more="Sec-WebSocket-Extensions: permessage-deflate\r\n") as eve:
        eve.send(frame(b"\x00" * 60_000, 0xC1))

        assert close_code(await eve.rest()) == 1002
