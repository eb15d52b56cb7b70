"""What every rule asks of words: cleaned, not empty, not too long."""

from __future__ import annotations

from meeting.addresses import ADDRESS
from meeting.errors import Refused
from meeting.language import later, say
from meeting.text import clean

LONGEST_NAME = 32
"""Characters; a longer name pushes the words off a narrow screen and braille display."""


def words(text: str, what: str) -> str:
    """Return the cleaned text; refuse where nothing is left of it.

    `what` is the word for such a text, marked with `later`.
    """
    cleaned = clean(text)
    if not cleaned:
        raise Refused("The {what} is empty.", "Type it again with some words.", what=say(what))
    return cleaned


def addresses(links: tuple[str, ...]) -> tuple[str, ...]:
    """Return the links, each once; refuse what is no web address."""
    return tuple(dict.fromkeys(address(link) for link in links))


def address(text: str) -> str:
    """Return a cleaned web address; refuse what no browser could open, or what could run."""
    cleaned = clean(text)
    if not ADDRESS.fullmatch(cleaned):
        raise Refused("That is no web address.", "It begins with https:// and has no spaces.")
    return cleaned


def name(text: str) -> str:
    """Return the cleaned name; refuse an empty or over-long one."""
    cleaned = words(text, later("name"))
    if len(cleaned) > LONGEST_NAME:
        raise Refused(
            "That name is too long.", "Use {most} characters or fewer.", most=LONGEST_NAME
        )
    return cleaned
