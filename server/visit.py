"""One person's stay on one connection: they read along, give commands, and go."""

from __future__ import annotations

import asyncio
from functools import partial

from websockets.frames import CloseCode

from meeting.commands import Command
from meeting.errors import Refused
from meeting.language import say, speaking
from meeting.wire import Done, Goodbye, Hello, Reset, Speech, Welcome, encode
from meeting.wire import Refused as RefusedMessage
from server import frames
from server.connection import Connection
from server.hall import Hall
from server.inbox import Inbox
from server.relay import Reader

REPLACED = Goodbye(why="You joined from another place.", next="Go on there.")
LEFT = Goodbye(why="You left the meeting.", next="Join it again with your link.")
REMOVED = Goodbye(
    why="You were removed from this meeting.", next="Ask a host about it.", removed=True
)


class Visit:
    """A connection that belongs to somebody."""

    def __init__(self, connection: Connection, hall: Hall, person: int) -> None:
        """Let `person` in on this connection."""
        self._connection = connection
        self._hall = hall
        self._person = person
        self._reader = Reader(person, connection.transport.write)

    async def run(self, inbox: Inbox, hello: Hello, session: str) -> None:
        """Welcome the person, then do what they ask until the connection ends.

        Args:
            inbox: what they say.
            hello: how they came in, with the events that they have already.
            session: their key for coming back.
        """
        presence = self._hall.presence
        presence.come(self._person, self)
        try:
            self._welcome(hello, session)
            while message := await inbox.next():
                await self._connection.drain()  # who does not read is not heard
                if isinstance(message, Command):
                    self._ask(message)
                elif isinstance(message, Speech):
                    self._hall.room.speak(self._person, message)
                else:
                    inbox.refuse(say("You said hello already."))
        finally:
            presence.go(self._person, self)

    def replaced(self) -> None:
        """Go: the same person came in from somewhere else."""
        self._connection.leave(REPLACED, CloseCode.NORMAL_CLOSURE)

    def left(self, *, removed: bool) -> None:
        """Go: the person is in the meeting no more; what was sent to them goes out first."""
        goodbye = REMOVED if removed else LEFT
        leave = partial(self._connection.leave, goodbye, CloseCode.NORMAL_CLOSURE)
        asyncio.get_running_loop().call_soon(leave)

    def _welcome(self, hello: Hello, session: str) -> None:
        """Answer `hello` and begin to read along, in one step: no event can come in between."""
        room, relay = self._hall.room, self._hall.relay
        state, since = room.state, hello.since
        if since and (hello.epoch != state.epoch or since > relay.head):
            self._connection.say(Reset(epoch=state.epoch, seq=relay.head))
            since = 0
        self._connection.say(
            Welcome(
                you=self._person,
                roles=state.people[self._person].roles,
                code=room.code,
                epoch=state.epoch,
                seq=relay.head,
                at=room.now(),
                session=session,
                plain_text=self._hall.plain_text,
            )
        )
        self._reader.cursor = since
        self._connection.read_along(relay, self._reader)

    def _ask(self, command: Command) -> None:
        self._hall.room.ask(self._person, command, partial(self._answer, command.id))

    def _answer(self, id: str, outcome: int | Refused) -> None:  # noqa: A002 - the wire's word
        if isinstance(outcome, Refused):
            self._hall.measures.refused += 1
            with speaking(self._connection.catalogue):
                message = encode(RefusedMessage(id=id, why=outcome.why, next=outcome.next))
        else:
            message = encode(Done(id=id, seq=outcome))
        self._hall.relay.answer(self._reader, frames.text(message))
