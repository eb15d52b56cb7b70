"""A bare client: what goes over the wire and nothing else, so that tests see it all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from meeting.commands import Command
from meeting.events import Event
from meeting.roles import Role
from meeting.wire import (
    Done,
    Goodbye,
    Hello,
    Refused,
    ServerMessage,
    Welcome,
    decode_server,
    encode,
)
from server.app import Opened, Server
from server.config import Config, Times

M = TypeVar("M", bound=Struct)

SECONDS = 5
"""How long a test waits for a message before it fails."""

QUICK = Times(hello=0.5, grace=0.1, restart_grace=0.1, close=0.5)


class Talk:
    """A connection to a server."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.messages: list[ServerMessage] = []

    async def say(self, message: Struct | str | bytes) -> None:
        """Send a message, or anything else as it is."""
        data = encode(message).decode() if isinstance(message, Struct) else message
        await self.socket.send(data)

    async def next(self) -> ServerMessage:
        """Return the next message."""
        async with asyncio.timeout(SECONDS):
            message = decode_server(await self.socket.recv())
        self.messages.append(message)
        return message

    async def until(self, kind: type[M]) -> M:
        """Return the next message of this kind; the ones before it are in `messages`."""
        while not isinstance(message := await self.next(), kind):
            pass
        return message

    async def ask(self, command: Command) -> Done | Refused:
        """Send a command with a new id unless it has one, and return its answer."""
        fields = {name: getattr(command, name) for name in command.__struct_fields__}
        fields["id"] = command.id or uuid4().hex
        await self.say(type(command)(**fields))
        while not (
            isinstance(answer := await self.next(), Done | Refused) and answer.id == fields["id"]
        ):
            pass
        return answer

    async def goodbye(self) -> tuple[Goodbye, int | None]:
        """Wait until the server hangs up; return what it said and the close code."""
        goodbye = await self.until(Goodbye)
        with pytest.raises(ConnectionClosed):
            await self.next()
        return goodbye, self.socket.close_code

    @property
    def welcome(self) -> Welcome:
        """The welcome that came."""
        return next(one for one in self.messages if isinstance(one, Welcome))

    @property
    def events(self) -> list[Event]:
        """The events that came."""
        return [one for one in self.messages if isinstance(one, Event)]

    @property
    def seqs(self) -> list[int]:
        """Their numbers."""
        return [one.seq for one in self.events]


@asynccontextmanager
async def dial(link: str) -> AsyncIterator[Talk]:
    """Open a websocket to a link's address and say nothing."""
    async with connect(
        link.partition("#")[0],
        subprotocols=[Subprotocol("handrail.v1")],
        compression=None,
        proxy=None,
        close_timeout=1,
        max_queue=None,
    ) as socket:
        yield Talk(socket)


@asynccontextmanager
async def join(
    link: str, name: str = "Ann", session: str = "", since: int = 0
) -> AsyncIterator[Talk]:
    """Join with a link, or come back with a key, and wait until all events are there."""
    async with dial(link) as talk:
        token = "" if session else link.partition("#")[2]
        epoch = known_epoch(link) if since else ""
        await talk.say(Hello(token=token, session=session, name=name, since=since, epoch=epoch))
        welcome = await talk.until(Welcome)
        EPOCHS[welcome.code] = welcome.epoch
        while welcome.seq > max(since, *talk.seqs, 0):
            await talk.next()
        yield talk


EPOCHS: dict[str, str] = {}
"""The epochs of the meetings that tests have seen, by code."""


def known_epoch(link: str) -> str:
    """Return the epoch of a link's meeting."""
    return EPOCHS[link.partition("#")[0].rpartition("/")[2]]


class House:
    """A running server with one meeting."""

    def __init__(self, server: Server, opened: Opened) -> None:
        self.server = server
        self.opened = opened

    def link(self, role: Role = Role.PARTICIPANT) -> str:
        """Return the link of a role."""
        return self.opened.links[role]


@asynccontextmanager
async def house(folder: Path, **settings: object) -> AsyncIterator[House]:
    """Run a server on a port of its own, with quick times, and open a meeting."""
    config = Config(**{"log": folder / "handrail.db", "port": 0, "times": QUICK, **settings})  # type: ignore[arg-type]
    async with Server(config) as server:
        yield House(server, await server.open_meeting("Ramps and rails"))
