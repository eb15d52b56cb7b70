"""A whole meeting of several people, each a program between two pipes, on a real server."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from client.connection import connect
from client.link import Link
from meeting import commands as c
from meeting.roles import Role
from meeting.wire import Speech
from server.app import Opened, Server
from server.config import Config
from tests.tui.nine_roles import NINE, meet

LIMIT = 60

pytestmark = pytest.mark.timeout(240)  # whole meetings of several programs


class Seat:
    """One person's `handrail join --lines`, with both ends of its pipes.

    Attributes:
        lines: what it has written so far.
    """

    def __init__(self, program: asyncio.subprocess.Process) -> None:
        self.lines: list[str] = []
        self._program = program

    def types(self, *commands: str) -> None:
        """Write commands, one a line."""
        assert self._program.stdin
        self._program.stdin.write("".join(f"{one}\n" for one in commands).encode())

    async def reads(self, words: str) -> None:
        """Wait for a line with these words, and say what came in its place."""
        try:
            async with asyncio.timeout(LIMIT):
                while not self.lines or words not in self.lines[-1]:
                    line = await self._line()
                    assert line, f"{words!r} never came: {self.lines}"
                    self.lines.append(line)
        except TimeoutError as late:
            raise AssertionError(f"{words!r} never came: {self.lines}") from late

    async def ends(self) -> int:
        """Wait for the end; return the exit code."""
        async with asyncio.timeout(LIMIT):
            while line := await self._line():
                self.lines.append(line)
            return await self._program.wait()

    async def _line(self) -> str:
        assert self._program.stdout
        data = await self._program.stdout.readline()
        assert not any(byte < 32 for byte in data.rstrip(b"\n")), data
        return data.decode().rstrip("\n")


@asynccontextmanager
async def seat(link: str, name: str, home: Path) -> AsyncIterator[Seat]:
    """Let somebody join in a program of their own; it has ended in the end."""
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "handrail", "join", "--lines", "--name", name),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "HANDRAIL_LINK": link, "XDG_STATE_HOME": str(home / name)},
    )
    try:
        yield Seat(program)
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Opened]:
    """Return a meeting on a server of ours."""
    async with Server(Config(log=tmp_path / "log.db", port=0)) as server:
        agenda = [c.AddItem(title="Welcome"), c.AddItem(title="The ramp", minutes=10)]
        yield await server.open_meeting("Street fair", "en", agenda)


async def caption(link: str, *texts: str) -> None:
    """Caption as a program does: partials, then what is final."""
    async with connect(Link.parse(link), name="Captions") as line:
        await line.ask(c.StartCaptions(language="en", engine="vosk"))
        for text in texts:
            line.speak(Speech(text=text[: len(text) // 2]))
            line.speak(Speech(text=text))
            await line.ask(c.AddCaption(text=text, start=0, end=1))
        await line.ask(c.Leave())


async def test_a_meeting_through_pipes_from_beginning_to_end(
    opened: Opened, tmp_path: Path
) -> None:
    """Host, caller, two participants and an observer read the same meeting, each as themselves."""
    links = opened.links
    async with AsyncExitStack() as stack:

        async def join(role: Role, name: str) -> Seat:
            one = await stack.enter_async_context(seat(links[role], name, tmp_path))
            await one.reads(f"as {name}")
            return one

        ana = await join(Role.HOST, "Ana Silva")
        ben = await join(Role.PARTICIPANT, "Ben")
        cho = await join(Role.PARTICIPANT, "Cho")
        for one in (ana, ben):
            await one.reads("Cho joined.")

        ana.types("/role give caller cho", "/item 1")
        await cho.reads("Now on the agenda: Welcome.")
        await caption(links[Role.CAPTIONER], "good morning and welcome", "here is the ramp")
        ben.types("/hand written about the slope")
        await ben.reads("You are next.")
        await cho.reads("Ben raised a hand")
        cho.types("/next")
        await ben.reads("It is your turn.")
        ben.types("/say Who pays for it?", "/done", "/slow", "/chat I go at three.")
        await cho.reads("I go at three.")
        ana.types("/decision We build it.", "/action ben: ask for prices by Friday", "/end yes")
        codes = [await one.ends() for one in (ana, ben, cho)]

    assert codes == [0, 0, 0]
    assert [
        line
        for line in ben.lines
        if line.startswith(("Speaker", "Ben, ", "Decision", "Action", "You wrote"))
    ] == [
        "Speaker: good morning and welcome",
        "Speaker: here is the ramp",
        "Ben, typed: Who pays for it?",
        "You wrote in the chat: I go at three.",
        "Decision: We build it.",
        "Action: Ben will ask for prices, by Friday.",
    ]
    assert "SLOW: 1 card is up." in ana.lines
    ends = [one.lines[-1].partition(" by ")[0] for one in (ana, ben, cho)]
    assert ends == ["The meeting is closed"] * 3


async def test_who_is_killed_comes_back_as_the_same_person(opened: Opened, tmp_path: Path) -> None:
    """The hand is still up, and nothing was forgotten."""
    link = opened.links[Role.PARTICIPANT]
    async with seat(link, "Ben", tmp_path) as ben:
        await ben.reads("as Ben")
        ben.types("/hand")
        await ben.reads("Your hand is up.")

    async with seat(link, "Ben", tmp_path) as again:
        await again.reads("as Ben")
        again.types("/place", "/who", "/leave yes")
        await again.ends()

    assert "You are next." in again.lines
    assert "1 person is here." in again.lines


async def _write_and_cut(ana: Seat, ben: Seat, dee: Seat) -> None:
    """Let Ben write, Dee read it aloud, and Ana end it too early."""
    ana.types("/limit 60 seconds")
    await ben.reads("set a limit of 1 minute")
    ben.types("/mytime 3", "/hand written")
    await ana.reads("Ben raised a hand.")
    ana.types("/next")
    await dee.reads("Type /aloud to read it")
    await ben.reads("You have 3 minutes.")
    ben.types("/still")
    await ana.reads("Ben is still writing.")
    ana.types("/next")
    await ana.reads("add the word really")
    dee.types("/aloud")
    await ben.reads("Dee reads your words aloud.")
    ben.types("/say We need a ramp.")
    await ana.reads("Ben, typed: We need a ramp.")
    ana.types("/done really")
    await ben.reads("Were you cut off?")
    ben.types("/cutoff")
    await ana.reads("Ben was cut off, and comes first.")
    ana.types("/spoken", "/end yes")


async def test_time_writing_and_a_cut_through_pipes(opened: Opened, tmp_path: Path) -> None:
    """A writer with a time of their own, a reader, and a host who is too quick."""
    links, roles = opened.links, (Role.HOST, Role.PARTICIPANT, Role.READER)
    async with AsyncExitStack() as stack:
        seats: list[Seat] = []
        for name, role in zip(("Ana", "Ben", "Dee"), roles, strict=True):
            one = await stack.enter_async_context(seat(links[role], name, tmp_path))
            await one.reads(f"as {name}")
            seats.append(one)
        ana, ben, dee = seats
        await _write_and_cut(ana, ben, dee)
        codes = [await one.ends() for one in seats]

    assert codes == [0, 0, 0]
    assert "Your time is 3 times the usual. Nobody else is told." in ben.lines
    assert any(line.endswith("then /done. You have 3 minutes.") for line in ben.lines)
    assert "Ben is still writing. Wait a minute, or add the word really." in ana.lines
    assert not any("3 times" in line for line in (*ana.lines, *dee.lines))
    assert any(line.startswith("Ben: 1 turn, ") for line in ana.lines)


async def test_agenda_questions_polls_and_marks_need_no_terminal(
    opened: Opened, tmp_path: Path
) -> None:
    """Items with parts and notes, guards, who was not heard, an anonymous question, a poll."""
    links = opened.links
    async with AsyncExitStack() as stack:
        ana = await stack.enter_async_context(seat(links[Role.HOST], "Ana", tmp_path))
        await ana.reads("as Ana")
        ben = await stack.enter_async_context(seat(links[Role.PARTICIPANT], "Ben", tmp_path))
        await ana.reads("Ben joined.")
        ana.types("/item add Ramps", "/item sub 1 Slope", "/item notes 1 Ben is tired.", "/notes")
        await ana.reads("Ben is tired.")
        ana.types("/item next", "/item next")
        await ana.reads("less than a minute ago")
        await ben.reads("Now on the agenda:")
        ben.types("/hand", "/ask anonymous Is it safe?", "#link https://example.org/plan the plan")
        await ana.reads("shared link 1, the plan")
        ana.types("/item close")
        await ana.reads("1 person still waits to speak")
        ana.types("/item close really", "/poll Tea?: yes, no")
        await ben.reads("Type /vote and a number.")
        ben.types("/writein It sticks.", "/vote 2", "/copy 1")
        await ana.reads("Ben was not heard, and writes: It sticks.")
        await ben.reads("You voted: 2, no.")
        ana.types("/poll close", "/questions")
        await ana.reads("1. Is it safe?")
        ana.types("/end yes")
        codes = [await one.ends() for one in (ana, ben)]

    assert codes == [0, 0]
    assert "Somebody asks question 1: Is it safe?" in ana.lines
    assert "Poll closed, 1 voted: Tea? no: 1. yes: 0." in ben.lines
    assert not any("tired" in line for line in ben.lines)


async def test_nine_roles_meet_through_pipes_alone(opened: Opened, tmp_path: Path) -> None:
    """Each is a program without a terminal, each does its part, nobody gets what is not theirs."""
    async with AsyncExitStack() as stack:
        seats: dict[Role, Seat] = {}
        for role, name in NINE.items():
            one = await stack.enter_async_context(seat(opened.links[role], name, tmp_path))
            await one.reads(f"as {name}")
            seats[role] = one
        await meet(seats)
        codes = [await one.ends() for one in seats.values()]

    assert codes == [0] * 9
    private = {role for role, one in seats.items() if "my dog" in "".join(one.lines)}
    assert private == {Role.PARTICIPANT, Role.ACCESS_HELPER}
    assert all("Decision: We build it." in one.lines for one in seats.values())
