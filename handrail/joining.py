"""Where the link and the name of a person who joins come from; the link's secret stays hidden."""

import os
import sys
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path

from client.line import Line
from client.link import HERE, Link
from handrail import links
from handrail.errors import NoLink, NoName
from meeting.language import say
from meeting.roles import Role
from tui.typed import helping

VARIABLE = "HANDRAIL_LINK"
"""Names the environment variable that may hold the link; only you can read it, unlike `ps`."""

NEEDS = "HANDRAIL_NEEDS"
"""Names the environment variable that may hold access needs; other people cannot read it."""

Ask = Callable[[str], str]
"""Asks a question and returns what was typed; raises EOFError where nobody answers."""


def hide(link: str, words: Sequence[str]) -> None:
    """Start again with the link out of sight, so that the list of processes does not show it.

    Does not return. `words` are the words of the command line; the link among them moves into
    the environment.
    """
    others = [word for word in words if word != link]
    environment = {**os.environ, VARIABLE: link}
    program = [sys.executable, "-P", "-m", "handrail", *others]
    os.execve(sys.executable, program, environment)  # noqa: S606 - our own program again, no shell


def at_terminal(question: str) -> str:
    """Ask the person at the terminal; raises EOFError where there is none to answer."""
    if not sys.stdin.isatty():
        raise EOFError
    return input(question)


def find_link(
    file: Path | None,
    role: Role | None = None,
    *,
    server: str = HERE,
    environ: MutableMapping[str, str] = os.environ,
    ask: Ask = at_terminal,
) -> Link:
    """Return the link from a file, from the environment, or as somebody types it.

    Args:
        file: a file with one link in it, or with one for each role.
        role: which of several is wanted.
        server: where the meeting of a short code is.
        environ: the environment; the link is taken out of it.
        ask: asks somebody.

    Raises:
        NoLink: nobody said which meeting.
        BadLink: what they said is no link.
    """
    if file is not None:
        return Link.parse(links.read(file, role))
    if words := environ.pop(VARIABLE, ""):
        return Link.read(words, server)
    try:
        return Link.read(_insist(ask, say("Paste the link of the meeting, then press Enter. ")))
    except EOFError:
        raise NoLink(
            say("Which meeting? Add --link-file and a file with the link in it.")
        ) from None


def find_name(given: str | None, *, known: bool, ask: Ask = at_terminal) -> str:
    """Return how to be called: as given, as typed, or "" for somebody whom the server knows.

    Raises:
        NoName: nobody said it.
    """
    if given or known:
        return given or ""
    try:
        return _insist(ask, say("How should people call you? Type a name, then press Enter. "))
    except EOFError:
        raise NoName(say("How should people call you? Add --name and your name.")) from None


async def tell_needs(line: Line, environ: MutableMapping[str, str] = os.environ) -> None:
    """Tell access helpers the needs that stand in the environment, and take them out of it."""
    if words := environ.pop(NEEDS, ""):
        await line.ask(helping.wish(words))


def _insist(ask: Ask, question: str) -> str:
    """Ask until something is typed."""
    while not (answer := ask(question).strip()):
        pass
    return answer
