"""Lets a new connection in, or tells it why not."""

from __future__ import annotations

import asyncio
import logging

from meeting import language
from meeting.commands import Join
from meeting.errors import Refused
from meeting.language import say
from meeting.state import Status
from meeting.wire import Goodbye, Hello
from server import doors
from server.config import Config
from server.connection import Connection
from server.hall import Hall
from server.halls import Halls, answered
from server.inbox import Inbox
from server.limits import Buckets
from server.log import Session
from server.room import STORAGE
from server.visit import LEFT, REMOVED, Visit

logger = logging.getLogger("handrail.server")

NO_HELLO = Goodbye(why="You did not say who you are in time.", next="Try again.", again=1000)
WRONG_KEY = Goodbye(why="This link does not open a meeting here.", next="Ask for a new link.")
TOO_MANY_WRONG = Goodbye(
    why="Too many wrong links came from your address.", next="Wait a minute.", again=60_000
)
TOO_MANY_CODES = Goodbye(
    why="Too many wrong short codes were tried for this meeting.",
    next="Wait a minute, or use the link.",
    again=60_000,
)
TOO_MANY = Goodbye(why="Many people came in from your address.", next="Wait a moment.", again=5000)
CLOSED = Goodbye(why="This meeting is closed.", next="Ask a host for its transcript.")


class _Denied(Exception):
    """Somebody cannot come in; holds what to tell them, and the reason in English for logs."""

    def __init__(self, goodbye: Goodbye, why: str = "") -> None:
        super().__init__(why or goodbye.why)
        self.goodbye = goodbye


class Reception:
    """The one place where people come in."""

    def __init__(self, halls: Halls, config: Config) -> None:
        """Let people in to these halls."""
        self._halls = halls
        self._config = config
        self._wrong = Buckets(config.clocks.steady)
        self._pins = Buckets(config.clocks.steady)
        self._joins = Buckets(config.clocks.steady)

    async def receive(self, connection: Connection) -> None:
        """Stay with a connection from its first message to its end."""
        inbox = Inbox(connection)
        hello = await self._hello(connection, inbox)
        if hello is None:
            return
        try:
            hall, person, session = await self._identify(hello, connection)
        except _Denied as denied:
            self._config.measures.turned_away += 1
            logger.info("turned away", extra={"meeting": connection.code, "why": str(denied)})
            connection.leave(denied.goodbye)
            return
        connection.identified()
        who = {"meeting": hall.room.code, "person": person}
        logger.info("line up", extra=who)
        await Visit(connection, hall, person).run(inbox, hello, session)
        logger.info("line down", extra=who)

    async def _hello(self, connection: Connection, inbox: Inbox) -> Hello | None:
        try:
            async with asyncio.timeout(self._config.times.hello):
                while message := await inbox.next():
                    if isinstance(message, Hello):
                        connection.catalogue = self._config.catalogue(message.language)
                        language.use(connection.catalogue)
                        return message
                    inbox.refuse(say("Say hello first."))
        except TimeoutError:
            connection.leave(NO_HELLO)
        return None

    async def _identify(self, hello: Hello, connection: Connection) -> tuple[Hall, int, str]:
        """Return the meeting, the person and their key.

        A wrong meeting, a wrong link and a wrong key get the same answer.
        """
        address = connection.remote_address[0]
        if not self._wrong.has(address, self._config.wrong_links):
            raise _Denied(TOO_MANY_WRONG)
        is_pin = doors.is_pin(hello.token)
        if is_pin and not self._pins.has(connection.code, self._config.short_codes):
            raise _Denied(TOO_MANY_CODES)
        hall = await self._halls.find(connection.code)
        if hall and hello.session:
            person = hall.doors.person(hello.session)
            if person:
                return hall, _still_here(hall, person), hello.session
        elif hall and (way := hall.doors.opened_by(hello.token)):
            person = hall.doors.person(hello.key) if hello.key else None
            if person:  # the line broke before the welcome came, and this is the next try
                return hall, _still_here(hall, person), hello.key
            if not self._joins.take(address, self._config.joins):
                raise _Denied(TOO_MANY)
            session = hello.key or self._config.secret()
            join = Join(
                name=hello.name,
                roles=(way.role,),
                addressed=hello.addressed,
                invitation=way.invitation,
            )
            return hall, await self._join(hall, join, session), session
        self._wrong.take(address, self._config.wrong_links)
        if is_pin:
            self._pins.take(connection.code, self._config.short_codes)
        raise _Denied(WRONG_KEY)

    async def _join(self, hall: Hall, join: Join, session: str) -> int:
        """Let somebody in for the first time, with this key; return their number.

        Two tries with the same key at the same time are one person.
        """
        if hall.room.state.status is Status.CLOSED:
            raise _Denied(CLOSED)
        key = doors.hashed(session)
        coming = hall.coming.get(key)
        if coming is None:
            coming = asyncio.ensure_future(_admit(hall, join, key))
            hall.coming[key] = coming
            coming.add_done_callback(lambda _: hall.coming.pop(key))
        try:
            return await asyncio.shield(coming)
        except Refused as refused:
            again = 5000 if refused is STORAGE else None
            goodbye = Goodbye(why=refused.why, next=refused.next, again=again)
            with language.speaking(language.ENGLISH):
                raise _Denied(goodbye, refused.why) from None


async def _admit(hall: Hall, join: Join, key: bytes) -> int:
    person = await answered(lambda answer: hall.room.join(join, key, answer))
    hall.doors.add(Session(person, key))
    return person


def _still_here(hall: Hall, person: int) -> int:
    known = hall.room.state.people[person]
    if not known.here:
        raise _Denied(REMOVED if known.removed else LEFT)
    return person
