"""People who act on a server that is killed under them, and who note what they were promised."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.typing import Subprotocol

from meeting import commands as c
from meeting.commands import Command
from meeting.events import Event, HandRaised, TurnBegan, TurnEnded
from meeting.values import Kind, Sort
from meeting.wire import Done, Hello, Refused, Reset, Welcome, decode_server, encode

LOST = (OSError, EOFError, ConnectionClosed, InvalidHandshake, InvalidMessage)


class Member:
    """Somebody who chats, shows cards, raises hands, calls the next, and whose line breaks.

    Attributes:
        events: every event that came, in the order it came.
        done: the answers that came, by command id.
        wrong: what should never happen.
        returns: how often the line was lost and found again.
        resent: how many commands were sent again.
    """

    def __init__(self, link: str, name: str, chance: random.Random) -> None:
        self.address, _, self.token = link.partition("#")
        self.name = name
        self.chance = chance
        self.events: list[Event] = []
        self.done: dict[str, int] = {}
        self.refused: set[str] = set()
        self.wrong: list[str] = []
        self.returns = 0
        self.resent = 0
        self.you = 0
        self.active = True
        self._session = ""
        self._known = asyncio.Event()
        self._epoch = ""
        self._open: dict[str, Command] = {}
        self._count = 0

    async def live(self) -> None:
        """Be in the meeting until told to rest and everything is answered."""
        while self.active or self._open:
            try:
                async with self._line() as line, asyncio.TaskGroup() as both:
                    both.create_task(self._read(line))
                    both.create_task(self._act(line))
            except* LOST:
                self.returns += 1
            await asyncio.sleep(self.chance.uniform(0.01, 0.05))

    async def read_on(self, head: int) -> None:
        """Come back one last time and read up to event `head`."""
        async with self._line() as line:
            while not self.events or self.events[-1].seq < head:
                self._take(await line.recv())

    @asynccontextmanager
    async def _line(self) -> AsyncIterator[ClientConnection]:
        async with connect(
            self.address,
            subprotocols=[Subprotocol("handrail.v1")],
            compression=None,
            proxy=None,
            open_timeout=2,
            close_timeout=0.2,
        ) as line:
            since = self.events[-1].seq if self.events else 0
            if self._session:
                hello = Hello(session=self._session, since=since, epoch=self._epoch)
            else:
                hello = Hello(token=self.token, name=self.name)
            await line.send(encode(hello).decode())
            yield line

    async def _read(self, line: ClientConnection) -> None:
        async for data in line:
            self._take(data)
        raise ConnectionClosed(None, None)

    def _take(self, data: str | bytes) -> None:
        match decode_server(data):
            case Welcome() as welcome:
                self.you, self._session, self._epoch = welcome.you, welcome.session, welcome.epoch
                self._known.set()
            case Event() as event:
                last = self.events[-1].seq if self.events else 0
                if event.seq != last + 1:
                    self.wrong.append(f"{self.name}: event {event.seq} came after {last}")
                self.events.append(event)
            case Done() as done:
                if self.done.setdefault(done.id, done.seq) != done.seq:
                    self.wrong.append(f"{self.name}: {done.id} got two answers")
                if not self.events or self.events[-1].seq < done.seq:
                    self.wrong.append(f"{self.name}: {done.id} was done before its event came")
                self._open.pop(done.id, None)
            case Refused() as refused:
                self.refused.add(refused.id)
                self._open.pop(refused.id, None)
            case Reset():
                self.wrong.append(f"{self.name}: the log was reset")
            case _:
                pass

    async def _act(self, line: ClientConnection) -> None:
        await self._known.wait()
        for command in list(self._open.values()):
            self.resent += 1
            await line.send(encode(command).decode())
        while self.active or self._open:
            if self.active and len(self._open) < 8:
                await self._ask(line)
            if self.chance.random() < 0.01:
                line.transport.abort()  # the line is cut in the middle of something
            await asyncio.sleep(self.chance.uniform(0, 0.02))
        await line.close()

    async def _ask(self, line: ClientConnection) -> None:
        self._count += 1
        name = f"{self.name}-{self._count}"
        command = self._wish(name)
        self._open[name] = command
        await line.send(encode(command).decode())
        if self.chance.random() < 0.02:
            self.resent += 1
            await line.send(encode(command).decode())

    def _wish(self, name: str) -> Command:
        kinds: list[Command] = [
            c.Chat(id=name, text=name),
            c.Chat(id=name, text=name),
            c.RaiseHand(id=name, kind=self.chance.choice(list(Kind)), about=name),
            c.LowerHand(id=name, hand=self._hand()),
            c.ShowCard(id=name, sort=self.chance.choice(list(Sort))),
            c.PutDownCard(id=name, sort=self.chance.choice(list(Sort))),
            c.CallNext(id=name, ends=self._floor()),
        ]
        return self.chance.choice(kinds)

    def _floor(self) -> int:
        turns = (one for one in reversed(self.events) if isinstance(one, TurnBegan | TurnEnded))
        last = next(turns, None)
        return last.seq if isinstance(last, TurnBegan) else 0

    def _hand(self) -> int:
        raised = (one for one in reversed(self.events) if isinstance(one, HandRaised))
        return next((one.seq for one in raised if one.by == self.you), 1)
