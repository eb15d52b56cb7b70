"""The server as a whole: it opens the log, lets people in, and stops cleanly."""

from __future__ import annotations

import asyncio
import logging
import re
import signal
from collections.abc import Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from socket import socket
from ssl import SSLContext
from types import TracebackType
from typing import Self

from msgspec.structs import replace
from websockets.asyncio.server import Server as Websockets
from websockets.asyncio.server import ServerConnection, serve
from websockets.frames import CloseCode
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from meeting.commands import AddItem, AddTerms
from meeting.roles import Role
from meeting.wire import LONGEST_COMMAND, SUBPROTOCOL, Goodbye
from server import doors, figures, listener
from server.callers import Callers
from server.config import Config
from server.connection import Connection
from server.errors import LogError
from server.halls import Halls
from server.handshakes import CountingSocket, Handshakes
from server.limits import Buckets
from server.reception import Reception
from server.sqlite_log import SqliteLog, open_log

logger = logging.getLogger("handrail.server")

LOOK_FOR_OLD = 3600.0
"""Seconds between two looks for meetings whose time is over."""

STOPPING = Goodbye(
    why="The server stops now.", next="You are connected again when it is back.", again=1000
)

APART = 10
"""Milliseconds between two who come back after a restart: a thousand take ten seconds.

So all of them are within the limit of new connections."""


def stopping(number: int) -> Goodbye:
    """Return what the connection of that number is told when the server stops."""
    return replace(STOPPING, again=1000 + number * APART)


_PATH = re.compile(r"/j/[A-Za-z0-9]{4,16}")
# The library logs frames and headers below this level: what people say, and where from.
wire_logger = logging.getLogger("handrail.server.wire")
wire_logger.setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Opened:
    """A meeting that was opened: its short code, and a link for each role."""

    code: str
    links: Mapping[Role, str]


class Server:
    """A running server: `async with Server(config) as server`."""

    def __init__(self, config: Config) -> None:
        """Take the settings; nothing is opened yet."""
        self._config = config
        self._connections: set[Connection] = set()
        places = config.shared, config.most_unknown, config.most_of_an_address, config.most_waiting
        may_come = partial(Buckets(config.clocks.steady).take, "all", config.handshakes)
        self._callers = Callers(*places, may_come)
        self._handshakes = Handshakes(Callers(*places))
        self._stop = asyncio.Event()
        self._failure: LogError | None = None
        self._running = AsyncExitStack()
        self._halls: Halls
        self._reception: Reception
        self._encryption: SSLContext | None = None
        self.port = config.port

    async def __aenter__(self) -> Self:
        """Open the log with all its open meetings, then let people in.

        Raises:
            ServerError: the log, the address or the certificate cannot be used.
        """
        async with AsyncExitStack() as stack:
            encryption = self._encryption = listener.encryption(self._config)
            listener.allow_files(self._config.most_connections)
            sock = stack.enter_context(listener.listen(self._config))
            self.port = sock.getsockname()[1]
            measures = self._config.measures
            log = open_log(self._config.log, self._config.most_log_bytes, measures.committed)
            stack.push_async_callback(log.close)
            self._halls = Halls(log, self._config, self._broke)
            self._halls.load()
            self._reception = Reception(self._halls, self._config)
            websockets = await self._serve(sock, encryption)
            stack.push_async_callback(websockets.wait_closed)
            stack.push_async_callback(self._say_goodbye, log)
            stack.callback(websockets.close, close_connections=False)
            ticking = asyncio.create_task(self._tick())
            stack.callback(ticking.cancel)
            self._running = stack.pop_all()
        logger.info("listening", extra={"port": self.port, "meetings": len([*self._halls])})
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Keep what is on its way, tell everybody, and let go of the log."""
        await self._running.aclose()
        logger.info("stopped")

    @property
    def base(self) -> str:
        """What every link begins with, such as `ws://127.0.0.1:8765`."""
        return listener.base(self._config, self.port)

    @property
    def here(self) -> str:
        """The address by which this computer reaches the server, whatever others call it."""
        return listener.here(self._config)

    async def open_meeting(  # noqa: PLR0913 - all that a meeting is opened with
        self,
        title: str,
        language: str = "en",
        agenda: Iterable[AddItem | AddTerms] = (),
        *,
        purpose: str = "",
        keep_days: int = 0,
        amend_days: int = 0,
        regrets: tuple[str, ...] = (),
        no_host: bool = False,
    ) -> Opened:
        """Open a meeting with its agenda and its glossary.

        Where `purpose` says why the record is kept, everybody is asked for consent; it is deleted
        `keep_days` after the end, 0 for never. It is final `amend_days` after the end, 0 for never.
        `regrets` has the names of people who cannot come. With `no_host` no link lets anybody call
        others, and whoever speaks passes the floor on.

        Raises:
            Refused: the title or an agenda item is not right, or the disk is full.
        """
        code, secrets = await self._halls.open(
            title,
            language,
            agenda,
            purpose=purpose,
            keep_days=keep_days,
            amend_days=amend_days,
            regrets=regrets,
            no_host=no_host,
        )
        links = {role: doors.link(self.base, code, secret) for role, secret in secrets.items()}
        return Opened(code, links)

    async def new_link(self, code: str, role: Role) -> str:
        """Return a new link for a role; the old one opens nothing any more. Who is here stays.

        Raises:
            NoSuchMeeting: no meeting has that code.
            LogError: the new link could not be kept; the old one still counts.
        """
        return doors.link(self.base, code, await self._halls.change_lock(code, role))

    def short_code(self, code: str) -> str:
        """Make a short code for participants, to be told aloud; the one before ends.

        It lasts as long as this server runs.

        Raises:
            NoSuchMeeting: no open meeting has that code.
        """
        return f"{code}-{self._halls.new_pin(code)}"

    def renew_certificate(self) -> None:
        """Read certificate and key anew; who connects from now on gets the new one.

        Raises:
            BadCertificate: they cannot be used; the old ones still count.
        """
        listener.encryption(self._config)  # the live one takes only what is known to be good
        if self._encryption and self._config.certificate:
            self._encryption.load_cert_chain(self._config.certificate, self._config.key)
            logger.info("new certificate")

    def stop(self) -> None:
        """Let `until_stopped` return."""
        self._stop.set()

    async def until_stopped(self) -> None:
        """Wait for SIGINT, SIGTERM or `stop`.

        Raises:
            LogError: the disk failed, and the server cannot go on.
        """
        loop = asyncio.get_running_loop()
        signals = (signal.SIGINT, signal.SIGTERM)
        for one in signals:
            loop.add_signal_handler(one, self.stop)
        try:
            await self._stop.wait()
        finally:
            for one in signals:
                loop.remove_signal_handler(one)
        self.check()

    def check(self) -> None:
        """Look whether the log still takes what happens.

        Raises:
            LogError: the disk failed, and the server cannot go on.
        """
        if self._failure:
            raise self._failure

    async def _serve(self, sock: socket, encryption: SSLContext | None) -> Websockets:
        """Let people in at the socket.

        No compression: it would cost twice the CPU and three times the memory. A write limit of
        one byte: the relay hears at once that a line is full. No pings: `_tick` does that for all.
        """
        return await serve(
            self._receive,
            sock=CountingSocket(sock, self._handshakes) if encryption else sock,
            ssl=encryption,
            # The library says that it wants a class, and calls it.
            create_connection=partial(  # type: ignore[arg-type]
                Connection,
                times=self._config.times,
                callers=self._callers,
                handshakes=self._handshakes,
            ),
            process_request=self._check,
            origins=[None],
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            server_header=None,
            open_timeout=self._config.times.hello,
            ssl_handshake_timeout=self._config.times.hello if encryption else None,
            close_timeout=self._config.times.close,
            ping_interval=None,
            max_size=LONGEST_COMMAND,
            max_queue=4,
            write_limit=(1, 0),
            logger=wire_logger,
        )

    async def _receive(self, websocket: ServerConnection) -> None:
        assert isinstance(websocket, Connection)  # noqa: S101 - for the type checker
        self._connections.add(websocket)
        try:
            await self._reception.receive(websocket)
        finally:
            self._connections.discard(websocket)

    def _check(self, connection: ServerConnection, request: Request) -> Response | None:
        """Answer what is no wish to join a meeting, and whoever finds no place."""
        assert isinstance(connection, Connection)  # noqa: S101 - for the type checker
        if not connection.has_place:
            return self._no_place(connection)
        path = request.path.partition("?")[0]
        if path == "/healthz":
            return self._health(connection)
        if path == "/metrics" and listener.is_loopback(connection.remote_address[0]):
            gauges = figures.gauges(self._halls, len(self._connections))
            return connection.respond(HTTPStatus.OK, self._config.measures.page(gauges))
        return self._refusal(connection, request, path)

    def _refusal(self, connection: Connection, request: Request, path: str) -> Response | None:
        """Refuse a name that is not ours, a path to no meeting, and whoever is one too many."""
        hosts = request.headers.get_all("Host")
        if not all(listener.may_be_called(host, self._config.names) for host in hosts):
            return connection.respond(
                HTTPStatus.MISDIRECTED_REQUEST, "Not the name of this server.\n"
            )
        if not _PATH.fullmatch(path):
            return connection.respond(HTTPStatus.NOT_FOUND, "There is nothing here.\n")
        if len(self._connections) >= self._config.most_connections:
            return connection.respond(
                HTTPStatus.SERVICE_UNAVAILABLE, "The server is full. Try again later.\n"
            )
        return None

    def _no_place(self, connection: Connection) -> Response:
        self._config.measures.turned_away += 1
        return connection.respond(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Too many connections come now, or from your address. Try again later.\n",
        )

    def _health(self, connection: ServerConnection) -> Response:
        if self._failure:
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "the log failed\n")
        return connection.respond(HTTPStatus.OK, "ok\n")

    def _broke(self, error: LogError) -> None:
        # whoever runs the server hears of it in `check`
        logger.info("the log failed", extra={"why": type(error).__name__})
        self._failure = error
        self.stop()

    async def _tick(self) -> None:
        loop = asyncio.get_running_loop()
        next_look = loop.time() + LOOK_FOR_OLD
        while True:
            due = loop.time() + self._config.times.tick
            await asyncio.sleep(self._config.times.tick)
            now = loop.time()
            self._config.measures.late = now - due
            for connection in list(self._connections):
                connection.tick(now)
            if now >= next_look:
                next_look = now + LOOK_FOR_OLD
                self._halls.forget_old()

    async def _say_goodbye(self, log: SqliteLog) -> None:
        """Answer what is on its way, then tell everybody that they may come back."""
        for hall in self._halls:
            hall.stop()
        await log.close()
        for hall in self._halls:
            hall.relay.flush()
        for number, connection in enumerate(list(self._connections)):
            connection.leave(stopping(number), CloseCode.SERVICE_RESTART)
