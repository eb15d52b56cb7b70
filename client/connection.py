"""A line to one meeting over a websocket, that mends itself."""

from __future__ import annotations

import asyncio
import random
import secrets
import ssl
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from client.backoff import Backoff
from client.dial import SECONDS, dial
from client.errors import ClientError, NotHandrail, NotLetIn, Removed, Unreachable
from client.happenings import CaughtUp, Ended, Happening, LineDown, Welcomed
from client.keep import Keep
from client.link import Link
from client.mailbox import Mailbox
from client.session import Gap, Session, Step
from meeting.commands import Command, Leave
from meeting.language import later, say
from meeting.wire import LONGEST_COMMAND, Done, Goodbye, Hello, Refused, Speech, encode

Dial = Callable[[Link], AbstractAsyncContextManager[ClientConnection]]

_UNANSWERED = later("The line ended before an answer came.")
_UNSURE = later("Join again and look whether it was done.")
_AGAIN = later("Try again in a minute.")
_ID = 128
"""Bytes that the id adds to a command."""

_LATER = (Unreachable, NotHandrail, Gap)  # may pass: a server or a way to it that restarts


@asynccontextmanager
async def connect(
    link: Link,
    *,
    name: str = "",
    addressed: str = "",
    kept: Keep | None = None,
    tls: ssl.SSLContext | None = None,
    dialled: Dial | None = None,
) -> AsyncIterator[Connection]:
    """Open a line, give it once the server has let you in, and hang up in the end.

    Args:
        link: which meeting.
        name: how to be called, for a first visit.
        addressed: how to be addressed, such as "she/her", for a first visit.
        kept: the key of an earlier visit; a new key is put there.
        tls: what is trusted with `wss`; the system's own list where it is None.
        dialled: opens a websocket; `dial` unless a test brings its own.

    Raises:
        ClientError: the first try failed. Later losses are happenings.
    """
    called = {"name": name, "addressed": addressed}
    line = Connection(link, called, kept or Keep(), dialled or (lambda to: dial(to, tls=tls)))
    try:
        await line.begin()
        yield line
    finally:
        await line.hang_up()


class Connection:
    """The line that `connect` opens; see `client.line.Line` for what it offers."""

    def __init__(self, link: Link, called: Mapping[str, str], kept: Keep, dialled: Dial) -> None:
        """Prepare; `begin` opens it."""
        prefix = secrets.token_hex(8)
        numbers = iter(range(1, 2**53))
        self._session = Session(
            token=link.secret,
            **called,
            key=kept.key,
            made=kept.made_key(),
            new_id=lambda: f"{prefix}-{next(numbers)}",
        )
        self._link, self._kept, self._dial = link, kept, dialled
        self._backoff = Backoff(random.SystemRandom().random)
        self._mailbox = Mailbox()
        self._outgoing: deque[Command | Speech] = deque()
        self._wanted = asyncio.Event()
        self._answers: dict[str, asyncio.Future[Done | Refused]] = {}
        self._welcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._task: asyncio.Task[None] | None = None
        self._ended = False

    @property
    def you(self) -> int:
        """Your number."""
        return self._session.you

    async def begin(self) -> None:
        """Connect for the first time and wait for the welcome; raises ClientError."""
        self._task = asyncio.create_task(self._run())
        self._task.add_done_callback(self._fell)
        await self._welcome

    async def __aiter__(self) -> AsyncIterator[Happening]:
        """Yield happenings in order, ending after `Ended`."""
        while True:
            happening = await self._mailbox.get()
            yield happening
            if isinstance(happening, Ended):
                return

    async def ask(self, command: Command) -> Done | Refused:
        """Send a command and wait for its answer, over as many connections as it takes."""
        if self._task is None or self._task.done():
            return Refused(why=say("The line has ended."), next=say("Join the meeting again."))
        if len(encode(command)) > LONGEST_COMMAND - _ID:
            return Refused(
                why=say("That is too long to send at once."), next=say("Send it in parts.")
            )
        number, now = self._session.ask(command)
        answer = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        self._send(*now)
        result: Done | Refused = await answer
        if isinstance(command, Leave) and isinstance(result, Done):
            self._kept.key = ""
        return result

    def speak(self, speech: Speech) -> None:
        """Send words still being recognised; only the newest of those that wait."""
        if self._outgoing and isinstance(self._outgoing[-1], Speech):
            self._outgoing.pop()
        self._send(speech)

    async def hang_up(self) -> None:
        """Close the line for now; the person stays in the meeting and can come back."""
        if self._task is None:
            return
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        self._end(Ended(say("You hung up."), wished=True))

    def _send(self, *messages: Command | Speech) -> None:
        self._outgoing.extend(messages)
        self._wanted.set()

    async def _run(self) -> None:
        """Keep the line up until there is a reason to let it rest."""
        try:
            while True:
                why, asked = await self._try()
                seconds = self._backoff.next(asked)
                self._mailbox.put(LineDown(why, seconds))
                await asyncio.sleep(seconds)
        except ClientError as error:
            if self._welcome.done():
                self._end(Ended(error.why, error.next))
            else:
                self._welcome.set_exception(error)

    async def _try(self) -> tuple[str, float]:
        """Hold one connection as long as it lasts; return why it ended and how long to wait.

        Raises ClientError where trying again is no use.
        """
        try:
            async with self._dial(self._link) as socket:
                goodbye = await self._talk(socket)
        except NotLetIn as error:
            if not isinstance(error, Removed) and self._session.forget_key():
                return await self._try()
            raise
        except _LATER as error:
            if not self._welcome.done():
                raise
            return error.why, 0.0
        if goodbye.again is None:
            raise NotLetIn(goodbye.why, goodbye.next)
        if not self._welcome.done():
            raise Unreachable(goodbye.why, goodbye.next)
        return goodbye.why, goodbye.again / 1000

    async def _talk(self, socket: ClientConnection) -> Goodbye:
        """Say hello, then read until the line ends; return the server's goodbye."""
        self._outgoing.clear()
        writer = asyncio.create_task(self._write(socket, self._session.hello()))
        try:
            async with asyncio.timeout(SECONDS):
                data = await socket.recv(decode=False)
            while True:
                step = self._session.receive(data)
                self._follow(step)
                if step.goodbye:
                    return step.goodbye
                data = await socket.recv(decode=False)
        except TimeoutError:
            raise Unreachable(say("The server does not answer."), say(_AGAIN)) from None
        except ConnectionClosed:
            raise Unreachable(say("The line is lost."), say(_AGAIN)) from None
        finally:
            writer.cancel()
            with suppress(asyncio.CancelledError, ConnectionClosed):
                await writer

    async def _write(self, socket: ClientConnection, hello: Hello) -> None:
        await socket.send(encode(hello), text=True)
        while True:
            while self._outgoing:
                await socket.send(encode(self._outgoing.popleft()), text=True)
            self._wanted.clear()
            await self._wanted.wait()

    def _follow(self, step: Step) -> None:
        """Tell, send and hand out what one message brought."""
        self._send(*step.send)
        for happening in step.happenings:
            self._mailbox.put(happening)
            if isinstance(happening, Welcomed):
                self._kept.key = self._session.key
                if not self._welcome.done():
                    self._welcome.set_result(None)
            if isinstance(happening, CaughtUp):
                self._backoff.reset()
        for answer in step.answers:
            waiting = self._answers.pop(answer.id, None)  # nobody asked for what is told again
            if waiting and not waiting.done():  # whoever asked may have given up
                waiting.set_result(answer)

    def _fell(self, task: asyncio.Task[None]) -> None:
        """Let nobody wait for a line whose task made a mistake; `hang_up` raises it."""
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._end(Ended(say("Handrail made a mistake.")))
            if not self._welcome.done():
                self._welcome.set_exception(error)

    def _end(self, ended: Ended) -> None:
        """Tell the last happening, once, and answer whoever still waits."""
        for number, answer in self._answers.items():
            if not answer.done():
                answer.set_result(Refused(id=number, why=say(_UNANSWERED), next=say(_UNSURE)))
        self._answers.clear()
        if not self._ended:
            self._ended = True
            self._mailbox.put(ended)
