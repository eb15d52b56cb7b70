"""Which client opens, and why; the reason is the first line that a person meets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

SWITCH = -1
"""Stands for an exit code: the person goes on in the other client, with the same model and line."""


class Face(StrEnum):
    """The two clients that people meet."""

    SCREEN = "screen"
    LINES = "lines"


class Choice(Struct, frozen=True):
    """What opens; `why` completes "Line client, …", `quiet` asks the screen for no decoration."""

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
    quiet = _is_set(environment, "ACCESSIBLE")
    if not is_terminal:
        return Choice(Face.LINES, "because this is no terminal")
    if wish is Face.LINES:
        return Choice(Face.LINES, "as you asked")
    if wish is Face.SCREEN:
        return Choice(Face.SCREEN, quiet=quiet)
    why = _surroundings(environment) or ("as in your settings" if setting is Face.LINES else "")
    return Choice(Face.LINES, why) if why else Choice(Face.SCREEN, quiet=quiet)


def first_line(choice: Choice, *, has_keys: bool = True) -> str:
    """Return the sentence that says which client this is, why, and how to get help."""
    if choice.face is Face.SCREEN:
        return "Screen reader? Run with --lines."
    why = f", {choice.why}" if choice.why else ""
    help_key = "Press question mark for help." if has_keys else "Type /help for help."
    return f"Line client{why}. {help_key}"


def _surroundings(environment: Mapping[str, str]) -> str:
    """Return why the surroundings ask for lines, or ""."""
    for name in ("ACCESSIBLE", "TSDR_ACTIVE", "INSIDE_EMACS"):
        if _is_set(environment, name):
            return f"because {name} is set"
    if environment.get("TERM", "dumb") == "dumb":
        return "because this terminal shows lines only"
    return ""


def _is_set(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "").casefold() not in ("", "0", "false", "no")
