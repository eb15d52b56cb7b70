"""What every typed text must be: there, and no longer than the wire takes."""

from __future__ import annotations

from collections.abc import Iterable

from meeting.language import say
from tui.errors import NotUnderstood

LONGEST = 2000
"""Characters in one line of speech, chat or record."""


def needed(words: str, otherwise: str, most: int = LONGEST) -> str:
    """Return the words; raise NotUnderstood with `otherwise` where there are none."""
    if not words:
        raise NotUnderstood(otherwise)
    return at_most(words, most)


def at_most(words: str, most: int) -> str:
    """Return the words; raise NotUnderstood where they are too long, so that nothing is cut off."""
    if len(words) > most:
        raise NotUnderstood(say("That is too long. Use {most} characters or fewer.", most=most))
    return words


def either(names: Iterable[str], between: str = " ") -> str:
    """Return the names with "or" between them."""
    word = say("or")
    return f"{between}{word} ".join(names)


def whole_number(words: str, otherwise: str) -> int:
    """Return the number that is typed; raise NotUnderstood with `otherwise` where it is none."""
    if not (words.isascii() and words.isdigit() and len(words) <= 4):  # noqa: PLR2004 - 9999
        raise NotUnderstood(otherwise)
    return int(words)


def split_reason(words: str) -> tuple[str, str]:
    """Return what stands before and after the word "because"."""
    wish, _, reason = f" {words} ".partition(" because ")
    return wish.strip(), at_most(reason.strip(), 250)


def split_really(words: str) -> tuple[str, bool]:
    """Return the words without "really" at their end, and whether it stood there."""
    rest, _, last = words.rpartition(" ")
    return (rest.strip(), True) if last.casefold() == "really" else (words, False)
