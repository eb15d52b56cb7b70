"""Where the link and the name of a person who joins come from; the link's secret stays hidden."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from client.link import Link
from handrail.errors import HandrailError

VARIABLE = "HANDRAIL_LINK"
"""Names the environment variable that may hold the link; only you can read it, unlike `ps`."""


class NoLink(HandrailError):
    """Nobody said which meeting."""


class NoName(HandrailError):
    """Nobody said how to be called."""


def hide(link: str, words: Sequence[str]) -> None:
    """Start again with the link out of sight, so that the list of processes does not show it.

    Does not return. `words` are the words of the command line; the link among them moves into
    the environment.
    """
    others = [word for word in words if word != link]
    environment = {**os.environ, VARIABLE: link}
    os.execve(sys.executable, [sys.executable, "-m", "handrail", *others], environment)  # noqa: S606 - our own program again, no shell


def find_link(file: Path | None) -> Link:
    """Return the link from a file, from the environment, or as somebody types it."""
    if file is not None:
        return Link.parse(file.read_text(encoding="utf-8"))
    if words := os.environ.pop(VARIABLE, ""):
        return Link.parse(words)
    if not sys.stdin.isatty():
        raise NoLink("Which meeting? Give the link after the word join.")
    return Link.parse(_asked("Paste the link of the meeting, then press Enter. "))


def find_name(given: str | None, *, known: bool) -> str:
    """Return how to be called: as given, as typed, or "" for somebody whom the server knows."""
    if given or known:
        return given or ""
    if not sys.stdin.isatty():
        raise NoName("How should people call you? Add --name and your name.")
    return _asked("How should people call you? Type a name, then press Enter. ")


def _asked(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        raise NoName("Nothing was typed. Start again when you are ready.") from None
