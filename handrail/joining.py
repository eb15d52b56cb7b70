"""Where the link and the name of a person who joins come from; the link's secret stays hidden."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from client.link import Link
from handrail import links
from handrail.errors import NoLink, NoName
from meeting.roles import Role

VARIABLE = "HANDRAIL_LINK"
"""Names the environment variable that may hold the link; only you can read it, unlike `ps`."""


def hide(link: str, words: Sequence[str]) -> None:
    """Start again with the link out of sight, so that the list of processes does not show it.

    Does not return. `words` are the words of the command line; the link among them moves into
    the environment.
    """
    others = [word for word in words if word != link]
    environment = {**os.environ, VARIABLE: link}
    program = [sys.executable, "-P", "-m", "handrail", *others]
    os.execve(sys.executable, program, environment)  # noqa: S606 - our own program again, no shell


def find_link(file: Path | None, role: Role | None = None) -> Link:
    """Return the link from a file, from the environment, or as somebody types it.

    Args:
        file: a file with one link in it, or with one for each role.
        role: which of several is wanted.
    """
    if file is not None:
        return Link.parse(links.read(file, role))
    if words := os.environ.pop(VARIABLE, ""):
        return Link.parse(words)
    if not sys.stdin.isatty():
        raise NoLink("Which meeting? Add --link-file and a file with the link in it.")
    return Link.parse(_asked("Paste the link of the meeting, then press Enter. "))


def find_name(given: str | None, *, known: bool) -> str:
    """Return how to be called: as given, as typed, or "" for somebody whom the server knows."""
    if given or known:
        return given or ""
    if not sys.stdin.isatty():
        raise NoName("How should people call you? Add --name and your name.")
    return _asked("How should people call you? Type a name, then press Enter. ")


def _asked(question: str) -> str:
    """Ask until something is typed."""
    try:
        while not (answer := input(question).strip()):
            pass
    except EOFError:
        raise NoName("Nothing was typed. Start again when you are ready.") from None
    return answer
