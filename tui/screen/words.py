"""What the screen client says about itself: where the focus is, and how to get on."""

from __future__ import annotations

from collections.abc import Iterable

from meeting.language import later, say, say_many

COMMAND_LINE = later("Command line")
COMMAND_HINT = later("/ types a command")
CAPTIONS = later("Captions")
CAPTIONS_HIDDEN = later("Captions, hidden")
ANNOUNCEMENTS = later("Announcements")
AGENDA = later("Agenda")
QUEUE = later("Queue")
GONE = later("No words are kept here.")
LINES_WAIT = later("New lines wait. End goes to live.")
HERE_ALREADY = later("You are in the screen client.")
PALETTE = later("Search for commands…")
PAGE = later("Page, Escape goes back")
ENTER_ITEM = later("Enter goes to this item. Escape gives up.")
ENTER_CALL = later("Enter gives the floor. Escape gives up.")


def items(name: str, count: int, here: str) -> str:
    """Return what is announced when a list gets the focus: its name, its length, the row."""
    length = say_many("{number} item", "{number} items", count)
    return ", ".join(part for part in (name, length, here) if part)


def lines(name: str, count: int) -> str:
    """Return what is announced when a log gets the focus: its name and its length."""
    return ", ".join(
        part for part in (name, say_many("{number} line", "{number} lines", count)) if part
    )


def new_lines(count: int) -> str:
    """Return how much came while somebody reads further up, and the way back."""
    if not count:
        return say("Reading back. End goes to live.")
    return say_many(
        "{number} new line. End goes to live.", "{number} new lines. End goes to live.", count
    )


def lines_wait(count: int) -> str:
    """Return how many lines wait where somebody asks for each sentence."""
    return say_many(
        "{number} line waits. Space reads the next sentence.",
        "{number} lines wait. Space reads the next sentence.",
        count,
    )


def themes(now: str, names: Iterable[str]) -> str:
    """Return which colours there are."""
    return say(
        "The theme is {theme}. Type /theme and one of: {themes}.",
        theme=now,
        themes=", ".join(names),
    )


def theme_now(name: str) -> str:
    """Return what is said when the colours have changed."""
    return say("The theme is {theme}.", theme=name)


def draft_kept() -> str:
    """Return what became of a draft when a key opened the command line for something else."""
    return say("Your draft is kept. It comes back after this line.")
