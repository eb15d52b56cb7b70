"""What one connection says, message by message; who breaks the protocol is told, then left."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode

from meeting.errors import Unreadable
from meeting.language import say
from meeting.wire import ClientMessage, Goodbye, Refused, decode_client
from server.connection import Connection

MOST_BAD = 5
"""Messages that break the protocol, before the server hangs up."""

BINARY = Goodbye(why="This server reads only text messages.", next="Update your program.")
TOO_MANY_BAD = Goodbye(
    why="Your program sent too many messages that cannot be read.", next="Update your program."
)


class _OnlyId(Struct):
    """The one part of a broken command that is worth looking for."""

    id: str = ""


class Inbox:
    """The messages of one connection."""

    def __init__(self, connection: Connection) -> None:
        """Begin with no bad message."""
        self._connection = connection
        self._bad = 0

    async def next(self) -> ClientMessage | None:
        """Return the next message that can be read; None when the connection ends."""
        while True:
            try:
                data = await self._connection.recv()
            except ConnectionClosed:
                return None
            if self._connection.is_leaving:
                return None
            if isinstance(data, bytes):
                self._connection.leave(BINARY, CloseCode.UNSUPPORTED_DATA)
                return None
            try:
                return decode_client(data)
            except Unreadable as error:
                self.refuse(say("Your message cannot be read: {error}.", error=error), _id(data))

    def refuse(self, why: str, id: str = "") -> None:  # noqa: A002 - the wire's word
        """Tell what is wrong with a message; hang up after too many."""
        self._bad += 1
        then = say("Send what docs/protocol.md describes.")
        self._connection.say(Refused(id=id, why=why, next=then))
        if self._bad >= MOST_BAD:
            self._connection.leave(TOO_MANY_BAD)


def _id(data: str) -> str:
    """Return the id of a command that is wrong elsewhere, so that its sender can tell which."""
    try:
        return msgspec.json.decode(data, type=_OnlyId).id[:64]
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return ""
