"""The tiny client of docs/examples is a client: it runs against a real server."""

from __future__ import annotations

import asyncio
import shutil
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from meeting import commands as c
from meeting.commands import Command
from meeting.roles import Role
from meeting.values import Kind, Sort
from meeting.wire import Done, Speech, encode
from server.app import Server
from server.config import Config
from tests.server.talk import QUICK, Talk, join

CLIENT = Path(__file__).parents[2] / "docs" / "examples" / "tiny-client.mjs"
SECONDS = 10

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not on this machine")


class Tiny:
    """The tiny client as a program."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.lines: list[str] = []

    async def ask(self, command: Command) -> None:
        """Give it a command as a line of JSON."""
        await self.type(encode(command).decode())

    async def type(self, line: str) -> None:
        """Type a line."""
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())
        await self._process.stdin.drain()

    async def until(self, line: str) -> None:
        """Read up to a line that begins like this."""
        assert self._process.stdout
        async with asyncio.timeout(SECONDS):
            while not self.lines or not self.lines[-1].startswith(line):
                self.lines.append((await self._process.stdout.readline()).decode().rstrip("\n"))


@asynccontextmanager
async def tiny(link: str, name: str) -> AsyncIterator[Tiny]:
    """Run the tiny client, and end it."""
    process = await asyncio.create_subprocess_exec("node", CLIENT, name, stdin=PIPE, stdout=PIPE)
    try:
        client = Tiny(process)
        await client.type(link)
        yield client
    finally:
        process.kill()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - else it warns


async def test_it_reads_along_and_takes_its_turn(tmp_path: Path) -> None:
    """It joins, asks for a turn, gets the floor, and reads what was said under its name."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(Server(Config(log=tmp_path / "log.db", port=0)))
        links = (await server.open_meeting("Ramps \x1b[31m")).links
        host = await stack.enter_async_context(join(links[Role.HOST], "Bo"))
        captions = await stack.enter_async_context(join(links[Role.CAPTIONER], "Captions"))
        ana = await stack.enter_async_context(tiny(links[Role.PARTICIPANT], "Ana"))
        await ana.until("Ana is here.")

        await ana.ask(c.RaiseHand(kind=Kind.QUESTION))
        await ana.until("Done: ")
        await ana.ask(c.RaiseHand())
        await ana.until("Refused: ")
        assert isinstance(await host.ask(c.CallNext(ends=0)), Done)
        await ana.until("Ana has the floor.")
        await caption(captions, "👩🏽\u200d🚀 how steep is it")
        await host.ask(c.ShowCard(sort=Sort.AGREE))
        await ana.until("AGREE")

    assert ana.lines == [
        "The meeting is open: Ramps [31m",
        "Bo is here.",
        "Captions is here.",
        "Ana is here.",
        "Ana is number 1 in the queue.",
        ana.lines[5],
        "Refused: Your hand is up already. Type /lower to take it down.",
        "Ana has the floor.",
        "Ana, automatic: 👩🏽 🚀 how steep is it",
        "AGREE: somebody",
    ]


async def caption(captions: Talk, text: str) -> None:
    """Caption as an engine does: partials, each longer, then the finished words."""
    await captions.ask(c.StartCaptions(language="en", engine="an engine"))
    for length in (3, 8, len(text)):
        await captions.say(Speech(text=text[:length]))
    future = 10**9  # which the server brings back to now
    assert isinstance(await captions.ask(c.AddCaption(text=text, start=future, end=future)), Done)


async def test_it_comes_back_and_misses_nothing(tmp_path: Path) -> None:
    """The server stops and starts again; each line of chat is read once, in order."""
    config = Config(log=tmp_path / "log.db", port=0, times=QUICK)
    async with AsyncExitStack() as stack:
        async with Server(config) as server:
            port = server.port
            links = (await server.open_meeting("Ramps")).links
            ana = await stack.enter_async_context(tiny(links[Role.PARTICIPANT], "Ana"))
            await ana.until("Ana is here.")
            async with join(links[Role.HOST], "Bo") as host:
                await host.ask(c.Chat(text="before"))
                session, seq = host.welcome.session, host.seqs[-1]
            await ana.until("Bo in the chat: before")
        await ana.until("The line is down.")
        await ana.ask(c.Chat(text="while it was down"))

        again = Config(log=tmp_path / "log.db", port=port, times=QUICK)
        await stack.enter_async_context(Server(again))
        async with join(links[Role.HOST], session=session, since=seq) as host:
            await host.ask(c.Chat(text="after"))
        await ana.until("Bo in the chat: after")
        await ana.ask(c.Chat(text="the end"))
        await ana.until("Ana in the chat: the end")

    chat = [line for line in ana.lines if "in the chat" in line]
    assert sorted(chat) == sorted(
        {
            "Bo in the chat: before",
            "Ana in the chat: while it was down",
            "Bo in the chat: after",
            "Ana in the chat: the end",
        }
    )


async def test_a_closed_door_is_told(tmp_path: Path) -> None:
    """A wrong secret gets the server's own sentence, and the client does not try for ever."""
    async with Server(Config(log=tmp_path / "log.db", port=0)) as server:
        link = (await server.open_meeting("Ramps")).links[Role.PARTICIPANT]

        async with tiny(f"{link}x", "Eve") as eve:
            await eve.until("Goodbye: ")

    assert eve.lines == ["Goodbye: This link does not open a meeting here. Ask for a new link."]
