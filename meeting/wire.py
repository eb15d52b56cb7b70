"""The messages between server and client: JSON text, one object each, strict in both directions.

`docs/protocol.md` is the same in words. A message's `type` is lower case where it belongs to the
protocol, `RaiseHand` where it is a command and `HandRaised` where it is an event.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Union, cast

import msgspec
from msgspec import Meta, Struct

from meeting.commands import COMMANDS, Command
from meeting.errors import Unreadable
from meeting.events import EVENTS, Event
from meeting.roles import Role
from meeting.values import Milliseconds, Number

SUBPROTOCOL = "handrail.v1"
"""The version, agreed on when the websocket opens."""

LONGEST_COMMAND = 64 * 1024
"""Bytes in a message to the server."""


class Message(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag=str.lower,
):
    """A message of the protocol itself."""


class Hello(Message, frozen=True, kw_only=True):
    """→ The first message: who you are, and what you have already.

    Attributes:
        token: the link's secret, for a first visit; empty with `session`.
        session: the key that `welcome` gave, to be the same person again.
        key: a key that you made, for a first visit; the same one at each try is the same person.
        name: how you want to be called, for a first visit.
        addressed: how you wish to be addressed, such as "she/her", for a first visit.
        since: the number of the last event you have.
        epoch: the log that the number belongs to; empty with `since` 0.
        language: the language for what the server says to you; English where it has none.
    """

    token: Annotated[str, Meta(max_length=128)] = ""
    session: Annotated[str, Meta(max_length=128)] = ""
    key: Annotated[
        str,
        Meta(
            max_length=128,
            pattern=r"^([A-Za-z0-9_-]{43,128})?\Z",
            description="43 to 128 letters, digits, - and _",
        ),
    ] = ""
    name: Annotated[str, Meta(max_length=256)] = ""
    addressed: Annotated[str, Meta(max_length=256)] = ""
    since: Number = 0
    epoch: Annotated[str, Meta(max_length=64)] = ""
    language: Annotated[
        str,
        Meta(max_length=3, pattern=r"^[a-z]*\Z", description="a language in 2 or 3 small letters"),
    ] = ""


class Speech(Message, frozen=True, kw_only=True):
    """→ From a captioner: words still being recognised. Empty `text` takes them back.

    Attributes:
        text: all the words of the piece of speech so far.
        stable: how many leading characters will hardly change any more.
        start: when the piece began, in milliseconds since the opening.
    """

    text: Annotated[str, Meta(max_length=2000)]
    stable: Number = 0
    start: Milliseconds = 0


class Welcome(Message, frozen=True, kw_only=True):
    """← The answer to `hello`: who you are here. The events after `since` follow at once.

    Attributes:
        you: your number.
        roles: what you are here.
        code: the meeting's short code.
        epoch: the log's name; the cursor is (`epoch`, `seq`).
        seq: the newest event's number; you are up to date when you have it.
        at: the server's time now, in milliseconds since the opening.
        session: your key for coming back; keep it secret.
        plain_text: people can be here over lines that others may read along; tell the person.
    """

    you: Number
    roles: tuple[Role, ...]
    code: str
    epoch: str
    seq: Number
    at: Milliseconds
    session: str
    plain_text: bool = False


class Partial(Message, frozen=True, kw_only=True):
    """← Words still being recognised: shown, never kept, replaced by the next.

    Attributes:
        source: the captioner they come from.
        speaker: who had the floor for most of it; 0 where nobody had.
        revision: grows with every partial of this source.
        keep: the new text is the first `keep` characters of the last one, then `text`.
        text: the rest of the text.
        stable: how many leading characters of the whole will hardly change any more.
    """

    source: Number
    speaker: Number = 0
    revision: Number
    keep: Number = 0
    text: str
    stable: Number = 0


class Done(Message, frozen=True, kw_only=True):
    """← Your command is on disk; `seq` is the number of its last event."""

    id: str
    seq: Number


class Refused(Message, frozen=True, kw_only=True):
    """← Your command or message changed nothing; `why` and `next` are plain sentences."""

    id: str = ""
    why: str
    next: str = ""


class Reset(Message, frozen=True, kw_only=True):
    """← The log is another one than yours: forget what you have, start again, tell the person."""

    epoch: str
    seq: Number


class Goodbye(Message, frozen=True, kw_only=True):
    """← The server hangs up.

    Attributes:
        why: the reason, a plain sentence.
        next: what to do, a plain sentence.
        again: the time to wait in milliseconds, None for "do not".
        removed: you were sent out: do not try with the link either.
    """

    why: str
    next: str = ""
    again: Number | None = None
    removed: bool = False


ClientMessage = Hello | Speech | Command
ServerMessage = Welcome | Partial | Done | Refused | Reset | Goodbye | Event

CLIENT_MESSAGES: tuple[type[Struct], ...] = (Hello, Speech, *COMMANDS)
SERVER_MESSAGES: tuple[type[Struct], ...] = (
    Welcome, Partial, Done, Refused, Reset, Goodbye, *EVENTS,
)  # fmt: skip

_encoder = msgspec.json.Encoder()
# A Union of a tuple is no type to mypy, and all there is to msgspec.
_from_client: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Union[CLIENT_MESSAGES])  # noqa: UP007
_from_server: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Union[SERVER_MESSAGES])  # noqa: UP007
_events: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Union[EVENTS])  # noqa: UP007


def encode(message: Struct) -> bytes:
    """Return the message as UTF-8 JSON on one line."""
    return _encoder.encode(message)


def decode_client(data: str | bytes) -> ClientMessage:
    """Read a message from a client; raises Unreadable with the reason.

    A name that comes twice in an object is no message: programs differ in which one counts
    (RFC 8259, section 4), so what a captioner's program shows could be another thing than we keep.
    """
    message = cast("ClientMessage", _decode(_from_client, data))
    json.loads(data, object_pairs_hook=_once)
    return message


def decode_server(data: str | bytes) -> ServerMessage:
    """Read a message from a server; raises Unreadable with the reason."""
    return cast("ServerMessage", _decode(_from_server, data))


def decode_event(data: str | bytes) -> Event:
    """Read an event as the log keeps it; raises Unreadable with the reason."""
    return cast("Event", _decode(_events, data))


def _once(pairs: list[tuple[str, object]]) -> None:
    names = {name for name, _ in pairs}
    if len(names) < len(pairs):
        raise Unreadable("Object contains the same field twice")


def _decode(decoder: msgspec.json.Decoder[Any], data: str | bytes) -> object:
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise Unreadable(str(error)) from error
