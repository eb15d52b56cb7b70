"""Which client opens, and why; the reason is the first line that a person meets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from meeting.language import later, say

SWITCH = -1
"""Stands for an exit code: the person goes on in the other client, with the same model and line."""


class Face(StrEnum):
    """The two clients that people meet."""

    SCREEN = "screen"
    LINES = "lines"


class Choice(Struct, frozen=True):
    """What opens.

    Attributes:
        face: which client.
        why: completes "Line client, …", as it is said; "" where nothing asked for it.
        quiet: whether the screen shows no decoration.
    """

    face: Face
    why: str = ""
    quiet: bool = False


def choose(
    environment: Mapping[str, str],
    *,
    wish: Face | None = None,
    setting: Face | None = None,
    is_terminal: bool = True,
) -> Choice:
    """Choose by flag, then surroundings, then setting; screen readers themselves send no signal.

    Args:
        environment: `ACCESSIBLE` is a convention that several tools share; `TSDR_ACTIVE` is set
            by the reader tdsr, `INSIDE_EMACS` by Emacs.
        wish: what a flag asks for.
        setting: what the person's settings ask for.
        is_terminal: whether both input and output are one.
    """
    quiet = any(_is_set(environment, name) for name in ("ACCESSIBLE", "TSDR_ACTIVE"))
    if not is_terminal:
        return Choice(Face.LINES, say("because this is no terminal"))
    if wish is Face.LINES:
        return Choice(Face.LINES, say("as you asked"), quiet=quiet)
    if wish is Face.SCREEN:
        return Choice(Face.SCREEN, say("as you asked"), quiet=quiet)
    as_set = say("as in your settings") if setting else ""
    why = _surroundings(environment) or (as_set if setting is Face.LINES else "")
    if why:
        return Choice(Face.LINES, why, quiet=quiet)
    return Choice(Face.SCREEN, as_set, quiet=quiet)


SCREEN_READER = later(
    "Do you use a screen reader? Press o for the line client, or run with --lines."
)
"""What is said before the screen client takes the screen, where nobody asked for it."""


def first_line(choice: Choice, help_key: str = "question mark") -> str:
    """Return the sentence that says which client this is, why, and how to get help.

    `help_key` is spoken as a word; "" where there are no keys.
    """
    client = _called(choice)
    opened = say("{client}, {why}.", client=client, why=choice.why) if choice.why else f"{client}."
    return f"{opened} {_way_to_help(help_key)}"


def _way_to_help(key: str) -> str:
    return say("Press {key} for help.", key=key) if key else say("Type /help for help.")


def _called(choice: Choice) -> str:
    if choice.face is Face.LINES:
        return say("Line client")
    return say("Quiet screen client") if choice.quiet else say("Screen client")


def _surroundings(environment: Mapping[str, str]) -> str:
    """Return why the surroundings ask for lines, or ""."""
    for name in ("ACCESSIBLE", "TSDR_ACTIVE", "INSIDE_EMACS"):
        if _is_set(environment, name):
            return say("because {name} is set", name=name)
    if environment.get("TERM", "dumb") == "dumb":
        return say("because this terminal shows lines only")
    return ""


def _is_set(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "").casefold() not in ("", "0", "false", "no")
