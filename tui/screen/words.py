"""What the screen client says about itself: where the focus is, and how to get on."""

from __future__ import annotations

from collections.abc import Iterable

COMMAND_LINE = "Command line"
COMMAND_HINT = "/ types a command"
CAPTIONS = "Captions"
CAPTIONS_HIDDEN = "Captions, hidden"
ANNOUNCEMENTS = "Announcements"
AGENDA = "Agenda"
QUEUE = "Queue"
LINES_WAIT = "New lines wait. End goes to live."
HERE_ALREADY = "You are in the screen client."
PAGE = "Page, Escape goes back"
ENTER_ITEM = "Enter goes to this item. Escape gives up."
ENTER_CALL = "Enter gives the floor. Escape gives up."


def pane(name: str, count: int, what: str, here: str) -> str:
    """Return what is announced when a list gets the focus: its name, its length, the row."""
    plural = "" if count == 1 else "s"
    return ", ".join(part for part in (name, f"{count} {what}{plural}", here) if part)


def new_lines(count: int) -> str:
    """Return how much came while somebody reads further up, and the way back."""
    if not count:
        return "Reading back. End goes to live."
    plural = "" if count == 1 else "s"
    return f"{count} new line{plural}. End goes to live."


def lines_wait(count: int) -> str:
    """Return how many lines wait where somebody asks for each sentence."""
    plural, verb = ("", "waits") if count == 1 else ("s", "wait")
    return f"{count} line{plural} {verb}. Space reads the next sentence."


def themes(now: str, names: Iterable[str]) -> str:
    """Return which colours there are."""
    return f"The theme is {now}. Type /theme and one of: {', '.join(names)}."


def theme_now(name: str) -> str:
    """Return what is said when the colours have changed."""
    return f"The theme is {name}."


def draft_kept() -> str:
    """Return what became of a draft when a key opened the command line for something else."""
    return "Your draft is kept. It comes back after this line."
