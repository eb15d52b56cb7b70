"""The wire: what goes in comes out, and nothing else gets in."""

import json
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from meeting import commands as c
from meeting import events as e
from meeting.commands import COMMANDS, INTERNAL, Command
from meeting.errors import Unreadable
from meeting.events import EVENTS, Event
from meeting.wire import (
    CLIENT_MESSAGES,
    SERVER_MESSAGES,
    Hello,
    Partial,
    Speech,
    decode_client,
    decode_event,
    decode_server,
    encode,
)
from tests.meeting.strategies import message

Decode = Callable[[str | bytes], Struct]
few = settings(max_examples=settings().max_examples // 4)


def named(kind: type[Struct]) -> str:
    """Return the type's own name, for the name of a test."""
    return kind.__name__


@pytest.mark.parametrize("kind", CLIENT_MESSAGES, ids=named)
@given(st.data())
@few
def test_what_a_client_sends_arrives(kind: type[Struct], data: st.DataObject) -> None:
    """Every message to the server survives the wire, as text and as bytes."""
    sent = data.draw(message(kind))

    line = encode(sent)

    assert decode_client(line) == sent
    assert decode_client(line.decode()) == sent
    assert b"\n" not in line


@pytest.mark.parametrize("kind", SERVER_MESSAGES, ids=named)
@given(st.data())
@few
def test_what_the_server_sends_arrives(kind: type[Struct], data: st.DataObject) -> None:
    """Every message from the server survives the wire; events survive the log too."""
    sent = data.draw(message(kind))

    line = encode(sent)

    assert decode_server(line) == sent
    if isinstance(sent, Event):
        assert decode_event(line) == sent


def test_every_type_is_a_message() -> None:
    """No event or command can be forgotten: the tables come from the classes."""
    ours = {struct for struct in vars(e).values() if _is_a(struct, Event)}
    wishes = {struct for struct in vars(c).values() if _is_a(struct, Command)} - {c.Internal}

    assert set(EVENTS) == ours
    assert {*COMMANDS, *INTERNAL} == wishes
    assert set(CLIENT_MESSAGES) == {Hello, Speech, *COMMANDS}
    assert set(EVENTS) < set(SERVER_MESSAGES)


def _is_a(thing: object, base: type[Struct]) -> bool:
    return isinstance(thing, type) and issubclass(thing, base) and thing is not base


def test_no_two_messages_share_a_type() -> None:
    """The word in `type` is enough to know what a message is."""
    for kinds in (CLIENT_MESSAGES, SERVER_MESSAGES):
        tags = [kind.__struct_config__.tag for kind in kinds]
        assert len(set(tags)) == len(kinds)


def test_what_has_its_default_is_left_out() -> None:
    """A message is as short as it can be."""
    assert encode(c.RaiseHand(id="7")) == b'{"type":"RaiseHand","id":"7"}'
    assert encode(Partial(source=3, revision=1, text="hi")) == (
        b'{"type":"partial","source":3,"revision":1,"text":"hi"}'
    )


CAPTION = '{"type":"AddCaption","text":"a","start":0,"end":1,"words":[%s]}'

# What is wrong, the message, and the words by which its reader finds the place.
WRONG = [
    ("an unknown field", '{"type":"Leave","why":"bored"}', "unknown field `why`"),
    ("an unknown type", '{"type":"Sing"}', "Invalid value 'Sing' - at `$.type`"),
    ("no type", "{}", "required field `type`"),
    ("a type that is no text", '{"type":["Leave"]}', "Expected `str` - at `$.type`"),
    ("two types", '{"type":"Chat","type":"Leave","text":"a"}', "Invalid value 'Leave'"),
    ("a wish of the server's", '{"type":"Join","name":"a","roles":[]}', "Invalid value 'Join'"),
    ("an event from a client", '{"type":"ChatSaid","text":"a"}', "Invalid value 'ChatSaid'"),
    ("a missing field", '{"type":"Chat"}', "required field `text`"),
    ("a number as text", '{"type":"EndTurn","turn":"5"}', "got `str` - at `$.turn`"),
    ("truth as a number", '{"type":"EndTurn","turn":true}', "got `bool` - at `$.turn`"),
    ("a broken number", '{"type":"EndTurn","turn":5.0}', "got `float` - at `$.turn`"),
    ("a number below zero", '{"type":"EndTurn","turn":-1}', ">= 0 - at `$.turn`"),
    ("54 bits", '{"type":"EndTurn","turn":9007199254740992}', "<= 9007199254740991"),
    ("5,000 digits", '{"type":"EndTurn","turn":' + "9" * 5000 + "}", "out of range"),
    ("no number", '{"type":"EndTurn","turn":NaN}', "malformed"),
    ("endlessness", '{"type":"EndTurn","turn":1e999}', "out of range"),
    ("a role that is none", '{"type":"GiveRole","person":1,"role":"king"}', "at `$.role`"),
    ("too long a line", json.dumps({"type": "Chat", "text": "x" * 2001}), "<= 2000"),
    ("no language", '{"type":"StartCaptions","language":"e"}', "at `$.language`"),
    ("a language and more", '{"type":"StartCaptions","language":"en\\n"}', "at `$.language`"),
    ("a word too short", CAPTION % '["a"]', "words[0]"),
    ("a word surer than sure", CAPTION % '["a",0,1,2]', "<= 1.0 - at `$.words[0][3]`"),
    ("a sureness that is none", CAPTION % '["a",0,1,NaN]', "malformed"),
    ("a word before the opening", CAPTION % '["a",-1,1]', ">= 0"),
    ("a deep nest", "[" * 100_000, "Expected `object`, got `array`"),
    ("a deep field", '{"type":"Chat","text":' + "[" * 100_000, "got `array` - at `$.text`"),
    ("a deep unknown field", '{"type":"Chat","x":' + "[" * 100_000, "unknown field `x`"),
    ("half a letter", '{"type":"Chat","text":"\\ud800"}', "truncated"),
    ("half a letter in text", '{"type":"Chat","text":"\ud800"}', "surrogates not allowed"),
    ("a mark before", '\ufeff{"type":"Leave"}', "malformed"),
    ("more behind", '{"type":"Leave"} {}', "trailing characters"),
    ("half a message", '{"type":"Leave"', "truncated"),
    ("a list", "[]", "got `array`"),
    ("nothing", "null", "got `null`"),
    ("no JSON", "hello", "malformed"),
    ("emptiness", "", "truncated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), [row[1:] for row in WRONG], ids=[r[0] for r in WRONG])
def test_what_is_no_message_is_refused_with_the_reason(text: str, reason: str) -> None:
    """Strict: an unknown field may be a wish that would not be granted, so it is said."""
    with pytest.raises(Unreadable) as refused:
        decode_client(text)

    assert reason in str(refused.value)


@pytest.mark.parametrize("data", [b"\xff\xfe", b'{"type":"Chat","text":"\xff"}', b"\0"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    """Binary rubbish is no crash."""
    with pytest.raises(Unreadable):
        decode_client(data)


@pytest.mark.parametrize("decode", [decode_server, decode_event])
def test_all_three_readers_are_strict(decode: Decode) -> None:
    """A newer server's events are not half understood by an older client."""
    with pytest.raises(Unreadable, match="unknown field `x`"):
        decode(b'{"type":"ChatSaid","text":"a","x":1}')


def test_the_log_holds_events_only() -> None:
    """A message of the protocol in a log is damage."""
    with pytest.raises(Unreadable):
        decode_event(b'{"type":"done","id":"1","seq":1}')


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.one_of(st.text(max_size=40), st.binary(max_size=40), json_values.map(json.dumps)))
def test_rubbish_never_does_more_than_be_refused(data: str | bytes) -> None:
    """Whatever comes in, the answer is a message or Unreadable."""
    for decode in (decode_client, decode_server, decode_event):
        try:
            decode(data)
        except Unreadable as refused:
            assert str(refused)  # noqa: PT017 - both ways are right


@given(st.sampled_from(COMMANDS), json_values, st.data())
def test_a_field_of_the_wrong_type_is_refused_or_right(
    kind: type[Command], value: object, data: st.DataObject
) -> None:
    """Any JSON in any field: what comes through is of the type that was promised."""
    message_ = msgspec.to_builtins(data.draw(message(kind)))
    message_[data.draw(st.sampled_from(kind.__struct_fields__))] = value

    try:
        command = decode_client(json.dumps(message_, allow_nan=True))
    except Unreadable:
        return

    assert msgspec.convert(msgspec.to_builtins(command), kind) == command


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"Chat","id":"a","text":"yes","text":"no"}',
        '{"type":"hello","token":"a","token":"b"}',
        '{"type":"Chat","type":"Chat","id":"a","text":"yes"}',
        '{"type":"AddItem","id":"a","title":"x","minutes":1,"minutes":2}',
    ],
)
def test_a_field_that_comes_twice_is_no_message(text: str) -> None:
    """Programs differ in which of the two counts; here neither does."""
    with pytest.raises(Unreadable):
        decode_client(text)
