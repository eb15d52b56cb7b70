"""The servers that `fanout` compares, each in a process of its own.

`python -m benchmarks.fanout_servers relay|broadcast|meeting` prints one line of JSON that says
where it listens. For every line on its standard input it prints the CPU seconds it has used and its
memory in kB.
"""

from __future__ import annotations

import asyncio
import json
import logging
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.asyncio.server import ServerConnection, broadcast, serve

from meeting.commands import Command
from meeting.roles import Role
from server import frames, listener
from server.app import Server
from server.config import Config, Times
from server.connection import Connection
from server.limits import Limit
from server.relay import Reader, Relay

TIMES = Times(dead=3600, ping=3600)
ANY = {Command: Limit(rate=100_000, burst=100_000)}


async def relay() -> None:
    """Relay what comes on /pub to everybody on /sub, as a meeting's room does."""
    one = Relay()

    async def handle(websocket: ServerConnection) -> None:
        assert isinstance(websocket, Connection)
        if _path(websocket) == "/pub":
            async for message in websocket:
                assert isinstance(message, str)
                one.publish(frames.text(message.encode()))
            return
        reader = Reader(0, websocket.transport.write, one.head)
        websocket.read_along(one, reader)
        await websocket.wait_closed()

    with listener.listen(Config(log=Path(), port=0)) as sock:
        settings: dict[str, Any] = {
            "sock": sock,
            "create_connection": partial(Connection, times=TIMES),
            "max_queue": 4,
            "write_limit": (1, 0),
        }
        await _serve(handle, settings, sock.getsockname()[1])


async def library() -> None:
    """Do the same with `websockets.broadcast()`, compression and pings off."""
    readers: set[ServerConnection] = set()

    async def handle(websocket: ServerConnection) -> None:
        if _path(websocket) == "/pub":
            async for message in websocket:
                broadcast(readers, message)
            return
        readers.add(websocket)
        try:
            await websocket.wait_closed()
        finally:
            readers.discard(websocket)

    with listener.listen(Config(log=Path(), port=0)) as sock:
        await _serve(handle, {"sock": sock}, sock.getsockname()[1])


async def meeting() -> None:
    """Run a whole server with a meeting: decide, write to disk, apply, send."""
    with TemporaryDirectory() as folder:
        config = Config(
            log=Path(folder) / "log.db",
            port=0,
            times=TIMES,
            limits=ANY,
            joins=ANY[Command],
            most_connections=10_000,
        )
        async with Server(config) as server:
            opened = await server.open_meeting("Load")
            path, _, secret = opened.links[Role.PARTICIPANT].partition("#")
            _say(port=server.port, path="/j/" + path.rpartition("/")[2], secret=secret)
            await _measures()


async def _serve(
    handle: Callable[[ServerConnection], Awaitable[None]], settings: dict[str, Any], port: int
) -> None:
    async with serve(handle, compression=None, ping_interval=None, **settings):
        _say(port=port)
        await _measures()


async def _measures() -> None:
    """Tell CPU and memory for every line on standard input; end with it."""
    lines = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while await lines.readline():
        used = resource.getrusage(resource.RUSAGE_SELF)
        _say(cpu=time.process_time(), kilobytes=used.ru_maxrss)


def _path(websocket: ServerConnection) -> str:
    return websocket.request.path if websocket.request else ""


def _say(**values: object) -> None:
    print(json.dumps(values), flush=True)


SERVERS = {"relay": relay, "broadcast": library, "meeting": meeting}

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    asyncio.run(SERVERS[sys.argv[1]]())
