"""Open the client that a person meets, on a line to a meeting."""

import argparse
import os
import sys

from client.line import Line
from handrail.errors import HandrailError
from handrail.saving import save_shown
from tui.choose import Choice, Face, choose, first_line
from tui.lines.run import SWITCH, Surroundings, run_lines
from tui.model import Model
from tui.pace import Pace


class NoScreen(HandrailError):
    """The screen client was asked for where there is no terminal."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags that choose the client."""
    faces = parser.add_mutually_exclusive_group()
    faces.add_argument(
        "--lines", action="store_true", help="plain lines, made for screen readers and pipes"
    )
    faces.add_argument("--screen", action="store_true", help="the full screen")


def chosen(arguments: argparse.Namespace) -> Choice:
    """Return which client opens: by flag, then surroundings."""
    wish = Face.LINES if arguments.lines else Face.SCREEN if arguments.screen else None
    return choose(os.environ, wish=wish, is_terminal=is_terminal())


def new_model() -> Model:
    """Return what a person sees of a meeting, before they have joined it."""
    return Model(pace=Pace())


def is_terminal() -> bool:
    """Tell whether a person sits at both ends of this program."""
    return sys.stdin.isatty() and sys.stdout.isatty()


async def open_face(
    line: Line, choice: Choice, model: Model, *, stay: bool = False, linger: bool = True
) -> int:
    """Let a person use the line until they leave, and return the exit code.

    Args:
        line: a line that stands.
        choice: which client, and why.
        model: what the person sees; it goes along from one client to the other.
        stay: whether lines go on after the end of a piped script, until the meeting ends.
        linger: whether the client stays open after the meeting, to read and save.
    """
    while True:
        if choice.face is Face.LINES:
            code = await run_lines(line, _surroundings(choice, stay=stay, linger=linger), model)
        else:
            from tui.screen.run import run_screen  # Textual is slow to load

            code = await run_screen(line, save_shown, model, quiet=choice.quiet, linger=linger)
        if code != SWITCH:
            return code
        other = Face.SCREEN if choice.face is Face.LINES else Face.LINES
        choice = Choice(other, "as you asked", quiet=choice.quiet)


def _surroundings(choice: Choice, *, stay: bool, linger: bool) -> Surroundings:
    return Surroundings(
        source=sys.stdin.fileno(),
        output=sys.stdout,
        save=save_shown,
        first=first_line(choice, has_keys=sys.stdin.isatty()),
        stay=stay,
        linger=linger and is_terminal(),
    )
