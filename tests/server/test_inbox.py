"""What cannot be read is refused with the reason; who goes on is closed; nobody else notices."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting import commands as c
from meeting.errors import Unreadable
from meeting.wire import LONGEST_COMMAND, Done, Refused, decode_client
from server.connection import FLOOD
from server.inbox import BINARY, MOST_BAD, TOO_MANY_BAD
from server.limits import BYTES
from tests.server.talk import House, Talk, join

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
