"""A server process for tests: `python -m tests.server.runner LOG PORT TITLE LARGEST_FILE DISK BUG`.

It prints one line of JSON: its process number and its port, and with a title the links of the
meeting that it opened.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
from pathlib import Path

from meeting.commands import Command
from server.app import Server
from server.config import Config, Times
from server.errors import ServerError
from server.limits import Limit
from tests.server.planted import plant, slow_down

TIMES = Times(grace=0.5, restart_grace=3, close=0.5)
ANY = {Command: Limit(rate=100_000, burst=100_000)}


async def main(log: str, port: str, title: str, largest_file: str) -> None:
    """Serve until a signal comes."""
    config = Config(log=Path(log), port=int(port), times=TIMES, limits=ANY)
    async with Server(config) as server:
        links = (await server.open_meeting(title)).links if title else {}
        print(json.dumps({"pid": os.getpid(), "port": server.port, "links": links}), flush=True)  # noqa: T201
        if int(largest_file):
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest_file), int(largest_file)))
        await server.until_stopped()


if __name__ == "__main__":
    try:
        plant(sys.argv.pop())
        slow_down(float(sys.argv.pop()))
        asyncio.run(main(*sys.argv[1:]))
    except ServerError as error:
        sys.exit(str(error))
