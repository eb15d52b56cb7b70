"""A server process that tests can kill: `python -m tests.server.runner LOG PORT [TITLE]`.

It prints one line of JSON: the port, and with a title the links of the meeting that it opened.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from meeting.commands import Command
from server.app import Server
from server.config import Config, Times
from server.limits import Limit

TIMES = Times(grace=0.5, restart_grace=3, close=0.5)
ANY = {Command: Limit(rate=100_000, burst=100_000)}


async def main(log: str, port: str, title: str = "") -> None:
    """Serve until a signal comes."""
    config = Config(log=Path(log), port=int(port), times=TIMES, limits=ANY)
    async with Server(config) as server:
        links = (await server.open_meeting(title)).links if title else {}
        print(json.dumps({"port": server.port, "links": links}), flush=True)  # noqa: T201
        await server.until_stopped()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
