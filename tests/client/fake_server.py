"""A server of a dozen lines that does what a test tells it, over a real websocket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from msgspec import Struct
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from client.link import Link
from meeting.events import ChatSaid, MeetingOpened, PersonJoined
from meeting.wire import SUBPROTOCOL, Hello, Speech, Welcome, decode_client, encode

Play = Callable[["Visit"], Awaitable[None]]

LOG = (
    MeetingOpened(seq=1, title="Webinar", language="en", utc=0, epoch="e"),
    PersonJoined(seq=2, name="Ana", roles=()),
    ChatSaid(seq=3, by=2, text="hello"),
    ChatSaid(seq=4, by=2, text="anybody here"),
)


class Visit:
    """One connection of the client, as the server sees it."""

    def __init__(self, socket: ServerConnection, number: int) -> None:
        self.number = number
        self._socket = socket

    async def get(self) -> Struct:
        """Wait for the client's next message."""
        return decode_client(await self._socket.recv())

    async def hello(self) -> Hello:
        """Wait for the client's hello."""
        message = await self.get()
        assert isinstance(message, Hello)
        return message

    async def speech(self) -> Speech:
        """Wait for words of a captioner."""
        message = await self.get()
        assert isinstance(message, Speech)
        return message

    async def say(self, *messages: Struct) -> None:
        """Send messages."""
        for message in messages:
            await self.send(encode(message).decode())

    async def send(self, text: str) -> None:
        """Send text as it is."""
        await self._socket.send(text)

    async def welcome(self, seq: int) -> None:
        """Let the client in; `seq` is the newest event's number."""
        await self.say(
            Welcome(you=2, roles=(), code="C", epoch="e", seq=seq, at=0, session="the-key")
        )

    async def cut(self) -> None:
        """Break the line without a word."""
        self._socket.transport.abort()
        await self._socket.wait_closed()

    async def stay(self) -> None:
        """Keep the line until the client goes."""
        await self._socket.wait_closed()


@asynccontextmanager
async def fake_server(play: Play) -> AsyncIterator[Link]:
    """Run a server that plays this for every connection; give the link to it."""
    visits = 0
    trouble: list[BaseException] = []

    async def receive(socket: ServerConnection) -> None:
        nonlocal visits
        visits += 1
        try:
            await play(Visit(socket, visits))
        except AssertionError as error:
            trouble.append(error)

    protocol = Subprotocol(SUBPROTOCOL)
    async with serve(receive, "127.0.0.1", 0, subprotocols=[protocol], compression=None) as server:
        port = server.sockets[0].getsockname()[1]
        yield Link.parse(f"ws://127.0.0.1:{port}/j/F99B76#secret")
    await asyncio.sleep(0)
    if trouble:
        raise trouble[0]
