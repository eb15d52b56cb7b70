"""Run the hour: a server, people at their own pace, a captioner, and two who listen.

    python -m tests.spoken.hour.run FOLDER           one hour
    python -m tests.spoken.hour.run FOLDER 20        the same script in three minutes

It needs fenrir, pulseaudio and espeak-ng. FOLDER gets a log of each listener: every key, every
sentence when it was spoken, and when it was heard. docs/listening.md tells what came of it.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from contextlib import AsyncExitStack, ExitStack, suppress
from pathlib import Path
from typing import Self

from client.connection import Connection, connect
from client.link import Link
from meeting import commands as c
from meeting.roles import Role
from meeting.wire import Speech
from server.app import Opened, Server
from server.config import Config
from tests.captions.pulse import sound_server
from tests.handrail.program import Program
from tests.spoken.hour.script import LISTENERS, PEOPLE, Cue, captions, cues

AGENDA = [
    c.AddItem(title="Welcome", minutes=4, words="Who is here, and how we talk."),
    c.AddItem(title="The quiet room", minutes=12, words="Where people can rest."),
    c.AddItem(title="The ramp", minutes=6, words="How wheels get in."),
    c.AddItem(title="Break", minutes=7, is_break=True),
    c.AddItem(title="Shade", minutes=12),
    c.AddItem(title="Money", minutes=11, words="What we can spend."),
    c.AddItem(title="Last words", minutes=8),
]
FACES = {"Cho": ("lines", "tdsr"), "Dov": ("screen", "fenrir")}
"""The client that each listener uses, and the reader under which it runs."""

WORDS_A_SECOND = 2.5
"""How fast people speak."""

GATHERING = 20.0
"""Seconds in which everybody comes in, before the clock of the script begins."""


class Way:
    """The listeners' way to the server, which can break."""

    def __init__(self, port: int) -> None:
        self.port = 0
        self._to = port
        self._whole = True
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        """Open it, on a port of its own."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        self._server.close()
        self.lose()

    def lose(self) -> None:
        """Break every line on it, and let none through."""
        self._whole = False
        for writer in self._writers:
            writer.transport.abort()

    def mend(self) -> None:
        """Let lines through again."""
        self._whole = True

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._whole:
            writer.transport.abort()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self._to)
        ends = {writer, back}
        self._writers |= ends
        with suppress(OSError):
            await asyncio.gather(_pour(reader, back), _pour(there, writer))
        self._writers -= ends


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


class Hour:
    """The meeting, and the clock that all of it follows."""

    def __init__(self, opened: Opened, folder: Path, speed: float) -> None:
        self._opened, self._folder, self._speed = opened, folder, speed
        self._start = time.time()
        self._speech: asyncio.Task[None] | None = None
        self._pages: dict[str, list[str]] = {}
        self._people: dict[str, Program] = {}

    async def run(self, way: Way, pulse: str) -> None:
        """Let everybody come in and do what the script says, to its end."""
        with ExitStack() as stack:
            for name, role in PEOPLE.items():
                program = Program(
                    self._folder / name,
                    "join",
                    "--lines",
                    "--name",
                    name,
                    env={"HANDRAIL_LINK": self._opened.links[Role(role)]},
                )
                self._people[name] = stack.enter_context(program)
                await asyncio.to_thread(program.wait_for, f"as {name}")
            self._start = time.time() + GATHERING
            listeners = [await self._listener(name, way, pulse) for name in LISTENERS]
            await asyncio.sleep(3)
            async with connect(
                Link.parse(self._opened.links[Role.CAPTIONER]), name="Captions"
            ) as line:
                reading = asyncio.create_task(_drain(line))
                await line.ask(c.StartCaptions(language="en", engine="vosk"))
                for cue in cues():
                    await self._until(cue.at)
                    self._begin(cue, line, way)
                for one in listeners:
                    await one.wait()
                reading.cancel()
            for name, program in self._people.items():
                (self._folder / f"{name}.txt").write_text(str(program), encoding="utf-8")

    async def _listener(self, name: str, way: Way, pulse: str) -> asyncio.subprocess.Process:
        link = self._opened.links[Role.PARTICIPANT]
        link = link.replace(f":{Link.parse(link).port}/", f":{way.port}/")
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.spoken.hour.listener", name, *FACES[name]),
            *(str(self._start), str(self._speed), str(self._folder / f"{name}.jsonl")),
            env={
                **os.environ,
                "HANDRAIL_LINK": link,
                "HOUR_HOME": str(self._folder),
                "PULSE_SERVER": pulse,
                "HANDRAIL_HOME": str(self._folder / name / "kept"),
            },
        )

    @property
    def _now(self) -> float:
        return (time.time() - self._start) * self._speed

    async def _until(self, at: float) -> None:
        await asyncio.sleep(max(0.0, (at - self._now) / self._speed))

    def _begin(self, cue: Cue, line: Connection, way: Way) -> None:
        if cue.who in PEOPLE:
            self._people[cue.who].type(cue.what)
        elif cue.who == "speech":
            self._speech = asyncio.create_task(self._speak(cue, line))
        elif cue.what == "lost":
            way.lose()
        elif cue.who == "line":
            way.mend()

    async def _speak(self, cue: Cue, line: Connection) -> None:
        pages = self._pages.setdefault(cue.what, captions(cue.what))
        while self._now < cue.end:
            if not pages:
                pages += captions(cue.what)
            text = pages.pop(0)
            words = text.split()
            begun = self._now
            for count in range(1, len(words) + 1):
                line.speak(Speech(text=" ".join(words[:count])))
                await asyncio.sleep(1 / WORDS_A_SECOND / self._speed)
            start, end = round(begun * 1000), round(self._now * 1000)
            await line.ask(c.AddCaption(text=text, start=max(0, start), end=max(0, end)))
            await asyncio.sleep(0.7 / self._speed)


async def _drain(line: Connection) -> None:
    async for _ in line:
        pass


def main() -> None:
    """Run it, and keep what was said and heard in the folder."""
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True)
    asyncio.run(hold(folder, float(sys.argv[2]) if sys.argv[2:] else 1.0))


async def hold(folder: Path, speed: float) -> None:
    """Hold the meeting; with a speed of 2 everything happens in half the time."""
    async with AsyncExitStack() as stack:
        pulse = stack.enter_context(sound_server(folder, "nobody"))
        server = await stack.enter_async_context(Server(Config(log=folder / "log.db", port=0)))
        opened = await server.open_meeting(
            "Street fair", "en", AGENDA, purpose="for those who cannot come"
        )
        way = await stack.enter_async_context(Way(Link.parse(opened.links[Role.HOST]).port))
        await Hour(opened, folder, speed).run(way, pulse.address)


if __name__ == "__main__":
    main()
