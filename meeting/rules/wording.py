"""What every rule asks of words: cleaned, not empty, not too long."""

from __future__ import annotations

from meeting.addresses import ADDRESS
from meeting.errors import Refused
from meeting.text import clean

LONGEST_NAME = 32
"""Characters; a longer name pushes the words off a narrow screen and braille display."""


def words(text: str, what: str) -> str:
    """Return the cleaned text; refuse where nothing is left of it."""
    cleaned = clean(text)
    if not cleaned:
        raise Refused(f"The {what} is empty.", "Type it again with some words.")
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
    cleaned = words(text, "name")
    if len(cleaned) > LONGEST_NAME:
        raise Refused("That name is too long.", f"Use {LONGEST_NAME} characters or fewer.")
    return cleaned
