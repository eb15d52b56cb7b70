"""The same meeting of nine roles with screen clients and with line clients through pipes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from textual.events import Key
from textual.pilot import Pilot

from client.connection import connect
from client.line import Line
from client.link import Link
from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from server.app import Opened, Server
from server.config import Config
from server.sqlite_read import read_events
from tests.tui.nine_roles import NINE, meet
from tests.tui.screen.looking import save
from tests.tui.test_meeting_by_pipes import Seat as PipeSeat
from tests.tui.test_meeting_by_pipes import seat as pipe_seat
from tui.model import Model
from tui.pace import Pace
from tui.screen.app import ScreenClient
from tui.screen.stage import Look
from tui.telling import Told

AGENDA = (c.AddItem(title="Welcome"), c.AddItem(title="The ramp", minutes=10))
PACED = "joined."
"""Several who come at once are counted together, which depends on the clock."""


class Listening(ScreenClient):
    """A screen client that also notes what it tells.

    Attributes:
        lines: every line so far.
    """

    lines: list[str]

    def write(self, told: Told) -> None:
        """Note the line, and show it."""
        self.lines.append(told.text)
        super().write(told)


class ScreenSeat:
    """One person at a screen client that a pilot drives by keys."""

    def __init__(self, app: Listening, pilot: Pilot[int]) -> None:
        self._app, self._pilot = app, pilot
        self._read = 0
        self._typing: asyncio.Task[None] | None = None

    @property
    def lines(self) -> list[str]:
        """All that the person was told."""
        return self._app.lines

    def types(self, *commands: str) -> None:
        """Type commands, key by key, while the others go on."""
        self._typing = asyncio.create_task(self._type(commands, self._typing))

    async def _type(self, commands: tuple[str, ...], before: asyncio.Task[None] | None) -> None:
        if before:
            await before
        for command in commands:
            for character in command:
                self._app.post_message(Key(character, character))
            await self._pilot.pause()
            await self._pilot.press("enter")
            await self._pilot.pause()

    async def reads(self, words: str) -> None:
        """Wait for a line with these words, after the last one that was waited for."""
        while not any(words in line for line in self.lines[self._read :]):
            await self._pilot.pause(0.02)
        place = next(at for at, line in enumerate(self.lines[self._read :]) if words in line)
        self._read += place + 1

    async def until_over(self) -> None:
        """Wait until the meeting is closed on this screen."""
        while not any("meeting is closed" in line for line in self.lines):
            await self._pilot.pause(0.02)


@asynccontextmanager
async def screen_seat(line: Line) -> AsyncIterator[ScreenSeat]:
    """Open a quiet screen client on a line, and close it in the end."""
    app = Listening(line, Model(pace=Pace()), Look(quiet=True), save)
    app.lines = []
    async with app.run_test(size=(80, 24)) as pilot:
        yield ScreenSeat(app, pilot)


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[tuple[Opened, Path]]:
    """Run a server with one meeting; give its links and its log."""
    log = folder / "log.db"
    async with Server(Config(log=log, port=0)) as server:
        yield await server.open_meeting("Street fair", "en", AGENDA), log


async def by_screens(folder: Path) -> tuple[dict[Role, list[str]], list[e.Event]]:
    """Hold the meeting with nine screen clients; give what each was told, and what happened."""
    async with AsyncExitStack() as stack:
        opened, log = await stack.enter_async_context(house(folder))
        seats: dict[Role, ScreenSeat] = {}
        for role, name in NINE.items():
            line = await stack.enter_async_context(
                connect(Link.parse(opened.links[role]), name=name)
            )
            seats[role] = await stack.enter_async_context(screen_seat(line))
            await seats[role].reads(f"as {name}")
        await meet(seats)
        for one in seats.values():
            await one.until_over()
        return {role: one.lines for role, one in seats.items()}, list(read_events(log, opened.code))


async def by_pipes(folder: Path) -> tuple[dict[Role, list[str]], list[e.Event]]:
    """Hold the meeting with nine line clients between pipes; give the same of it."""
    async with AsyncExitStack() as stack:
        opened, log = await stack.enter_async_context(house(folder))
        seats: dict[Role, PipeSeat] = {}
        for role, name in NINE.items():
            seats[role] = await stack.enter_async_context(
                pipe_seat(opened.links[role], name, folder)
            )
            await seats[role].reads(f"as {name}")
        await meet(seats)
        await asyncio.gather(*(one.ends() for one in seats.values()))
        return {role: one.lines for role, one in seats.items()}, list(read_events(log, opened.code))


def told(lines: list[str]) -> list[str]:
    """Return the sentences about the meeting, from the welcome on."""
    begin = next(at for at, line in enumerate(lines) if " as " in line and "You are in" in line)
    return [line for line in lines[begin:] if PACED not in line]


def happened(events: list[e.Event]) -> list[object]:
    """Return events without what no two meetings share: ids of the log, and times."""
    return [
        {
            name: value
            for name, value in msgspec.to_builtins(event).items()
            if name not in ("at", "utc", "epoch", "start", "end")
        }
        for event in events
        if not isinstance(event, e.PersonLeft | e.LineLost)  # a program that ends says goodbye
    ]


@pytest.mark.timeout(180)
async def test_screens_and_pipes_hold_the_same_meeting(tmp_path: Path) -> None:
    """The same events come of it, and everybody is told the same sentences in the same order."""
    (tmp_path / "screens").mkdir()
    (tmp_path / "pipes").mkdir()

    seen, on_screens = await by_screens(tmp_path / "screens")
    read, through_pipes = await by_pipes(tmp_path / "pipes")

    assert happened(on_screens) == happened(through_pipes)
    for role in NINE:
        assert told(seen[role]) == told(read[role]), role
