"""The line client in a webinar that goes by itself: what the readers in these tests run.

python -c "from tests.spoken.lines_program import main; main('captions')"
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from client import happenings as h
from meeting import commands as c
from tests.tui.acting import ActedLine, webinar
from tui.choose import Choice, Face, first_line
from tui.lines.run import Surroundings, run_lines
from tui.model import Model
from tui.pace import Pace
from tui.settings import Settings

CAPTIONS = ("good morning and welcome", "first we look at the budget", "travel costs went down")


LONG = 150
"""Captions in ten minutes of speech, one every four seconds."""

WISHES: Mapping[str, Settings] = MappingProxyType({"waiting": Settings(pause=True)})
"""What somebody chose, in the scenes where it is not as usual."""


async def nothing(_line: ActedLine) -> None:
    """Let nothing happen."""


async def captions(line: ActedLine) -> None:
    """Let somebody speak from the second second on: partials five times a second, then captions."""
    await asyncio.sleep(2)
    for text in CAPTIONS:
        words = text.split()
        for count in range(1, len(words) + 1):
            heard = " ".join(words[:count])
            line.put(h.Heard(source=line.person("Captions"), speaker=0, text=heard))
            await asyncio.sleep(0.2)
        line.caption(text)


async def lost(line: ActedLine) -> None:
    """Lose the line for three seconds, in which a caption comes; the second try works."""
    await asyncio.sleep(1)
    line.put(h.LineDown("The server does not answer.", 1.0))
    await asyncio.sleep(1)
    line.put(h.LineDown("The server does not answer.", 2.0))
    await asyncio.sleep(2)
    line.welcome(line.you, again=True)
    line.caught_up(again=True)


async def turn(line: ActedLine) -> None:
    """Call on everybody before Cho, then on Cho."""
    host = line.person("Ana Silva")
    await line.ask(c.RaiseHand())
    for _ in range(3):
        await asyncio.sleep(1)
        floor = line.meeting.floor
        line.happens(c.CallNext(ends=floor.id if floor else 0), host)


async def burst(line: ActedLine) -> None:
    """Let forty people come in within two seconds."""
    await asyncio.sleep(1)
    for number in range(40):
        line.happens(c.Join(name=f"Guest {number}", roles=()))
        await asyncio.sleep(0.05)


async def waiting(line: ActedLine) -> None:
    """Let somebody speak while captions wait to be asked for."""
    await captions(line)


async def long(line: ActedLine) -> None:
    """Let somebody speak for ten minutes, as fast as it goes, with partials between."""
    await asyncio.sleep(0.5)
    for number in range(1, LONG + 1):
        text = f"this is sentence {number} of the ten minutes"
        line.put(h.Heard(source=line.person("Captions"), speaker=0, text=text[:20]))
        line.caption(f"{text}.")
        await asyncio.sleep(0)


SCENES: Mapping[str, Callable[[ActedLine], Awaitable[None]]] = MappingProxyType(
    {one.__name__: one for one in (nothing, captions, lost, turn, burst, waiting, long)}
)


def main(scene: str) -> None:
    """Run the line client on this terminal until it ends."""
    sys.exit(asyncio.run(_run(scene)))


async def _run(scene: str) -> int:
    return await run_scene(webinar(), scene)


async def run_scene(line: ActedLine, scene: str = "nothing") -> int:
    """Run the line client on this terminal, on this line, until it ends; return its exit code."""
    first = first_line(Choice(Face.LINES, "as you asked"))
    place = Surroundings(
        source=sys.stdin.fileno(),
        output=sys.stdout,
        save=lambda _words: "Saved: fair.txt",
        first=first,
    )
    playing = asyncio.ensure_future(SCENES[scene](line))
    try:
        model = Model(settings=WISHES.get(scene), pace=Pace())
        code = await run_lines(line, place, model)
        await asyncio.sleep(0.5)  # tdsr loses the last words of a program that ends at once
    finally:
        playing.cancel()
    return code
