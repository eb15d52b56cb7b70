"""Open the client that a person meets, on a line to a meeting."""

import asyncio
import os
import secrets
import sys
from argparse import Namespace
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

from msgspec.structs import replace

from client.keep import Keep
from client.line import Line
from client.link import Link
from handrail import desktop, places, reaching, settings_file
from handrail.copying import saver
from handrail.keeping import Keeping, KeptLine, switching
from handrail.kept_file import KeptFile
from meeting.language import say
from tui.choose import SCREEN_READER, SWITCH, Choice, Face, choose, first_line
from tui.commands import help_key
from tui.door import Door
from tui.lines.run import Surroundings, run_lines
from tui.model import Model
from tui.outside import Outside
from tui.pace import Pace
from tui.settings import Client, Settings


def chosen(arguments: Namespace) -> Choice:
    """Return which client opens: by flag, then surroundings, then settings."""
    wish = Face.LINES if arguments.lines else Face.SCREEN if arguments.screen else None
    client = settings().client
    setting = None if client is Client.USUAL else Face(client)
    return choose(os.environ, wish=wish, setting=setting, is_terminal=is_terminal())


def settings() -> Settings:
    """Return what the person chose; what cannot be used is told once, and is as usual."""
    found, faults = settings_file.read(places.settings_file())
    _tell_once(faults)
    return found


def _help_key(model: Model) -> str:
    """Return the key for help as it is spoken, "" where there is none to press."""
    return help_key(model.settings) if sys.stdin.isatty() else ""


@cache
def _tell_once(faults: tuple[str, ...]) -> None:
    for fault in faults:
        print(f"handrail: {fault}", file=sys.stderr)


def outside() -> Outside:
    """Return where settings are kept, lines are shown, and links are opened and copied."""
    keep = partial(settings_file.keep, places.settings_file())
    show = desktop.shower()
    known = Outside(keep, browse=reaching.browse, copy=reaching.copy)
    return replace(known, desktop=show) if show else known


def new_model(link: Link) -> Model:
    """Return what a person sees of a meeting, before they have joined it by this link."""
    model = Model(settings=settings(), pace=Pace(), zone=zone())
    model.door = Door(link.address, lambda: secrets.token_urlsafe(32))
    return model


def zone() -> int:
    """Return how many minutes this computer's clock is ahead of UTC."""
    ahead = datetime.now().astimezone().utcoffset() or timedelta()
    return round(ahead.total_seconds() / 60)


def is_terminal() -> bool:
    """Tell whether a person sits at both ends of this program."""
    return sys.stdin.isatty() and sys.stdout.isatty()


async def wait_for_enter(question: str) -> None:
    """Wait until the person has read what stands here, while everything else goes on."""
    print(question, end="", flush=True)
    pressed = asyncio.Event()
    loop, source = asyncio.get_running_loop(), sys.stdin.fileno()
    loop.add_reader(source, pressed.set)
    try:
        await pressed.wait()
    finally:
        loop.remove_reader(source)
    sys.stdin.readline()


async def open_face(  # noqa: PLR0913 - a line, a client, and where things go
    line: Line,
    choice: Choice,
    model: Model,
    *,
    folder: Path | None = None,
    file: KeptFile | None = None,
    kept: Keep | None = None,
    demo: bool = False,
    stay: bool = True,
) -> int:
    """Let a person use the line until they leave, and return the exit code.

    Args:
        line: a line that stands.
        choice: which client, and why.
        model: what the person sees; it goes along from one client to the other.
        folder: where `/save` puts files.
        file: a file that takes what happens as it comes.
        kept: the visit, which knows where such a file was left.
        demo: whether the meeting is a demo: the client closes with it, and signals are the
            demo's to handle.
        stay: whether lines of a demo go on after the end of a piped script.
    """
    folder = folder or places.transcripts_folder()
    keeping = Keeping(folder, file=file, on=model.settings.keep, kept=kept)
    save = saver(keeping, folder)
    beyond = outside()
    beyond = replace(beyond, keep=switching(beyond.keep, keeping))
    line = KeptLine(line, keeping)
    signals = not demo
    while True:
        if choice.face is Face.LINES:
            place = Surroundings(
                source=sys.stdin.fileno(),
                output=sys.stdout,
                save=save,
                first=first_line(choice, help_key=_help_key(model)),
                stay=demo and stay,
                linger=not demo and is_terminal(),
                catch_signals=signals,
                outside=beyond,
            )
            code = await run_lines(line, place, model)
        else:
            from tui.screen.run import run_screen  # Textual is slow to load

            if not choice.why:
                print(say(SCREEN_READER))
            code = await run_screen(line, save, model, choice, linger=not demo, outside=beyond)
        if code != SWITCH:
            return code
        other = Face.SCREEN if choice.face is Face.LINES else Face.LINES
        choice = Choice(other, "as you asked", quiet=choice.quiet)
        signals = True  # the client before has let go of everybody's
