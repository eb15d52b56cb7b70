"""Access needs: what people can say that they need, and what a helper then sees to.

Who told what is private: see `meeting.privacy`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct


class Need(StrEnum):
    """What somebody needs to take part; words of their own can stand beside these."""

    BRAILLE = "braille"
    SCREEN_READER = "screen reader"
    LARGE_TEXT = "large text"
    CAPTIONS = "captions"
    SIGN_LANGUAGE = "sign language"
    WRITING = "writing"
    MORE_TIME = "more time"
    PLAIN_WORDS = "plain words"
    BREAKS = "breaks"
    QUIET = "quiet"


CHECKLIST: Mapping[Need, str] = MappingProxyType(
    {
        Need.BRAILLE: "Send all papers as text before the meeting.",
        Need.SCREEN_READER: "Say in words what a picture or a slide shows.",
        Need.LARGE_TEXT: "Send slides before the meeting, so that they can be enlarged.",
        Need.CAPTIONS: "Look that captions run, and that a scribe mends names.",
        Need.SIGN_LANGUAGE: "Book the interpreter. Look that their picture stays in view.",
        Need.WRITING: "Look that written turns get the floor and are read aloud.",
        Need.MORE_TIME: "Ask the host to wait for answers, and not to hurry turns.",
        Need.PLAIN_WORDS: "Ask speakers for short sentences and everyday words.",
        Need.BREAKS: "Look that there is a break at least every hour.",
        Need.QUIET: "Ask that one person speaks at a time, and that others mute.",
    }
)
"""What a helper sees to, for each need."""


class Told(Struct, frozen=True):
    """What one person told: their needs, words of their own, and what was seen to."""

    needs: tuple[Need, ...]
    words: str = ""
    met: tuple[Need, ...] = ()


class Asking(Struct, frozen=True):
    """A question on the help line that has no answer yet."""

    person: int
    at: int
    text: str


def listed(told: Told) -> str:
    """Return needs and words as one text: "braille, more time, and: my dog comes along"."""
    needs = ", ".join(told.needs)
    return ", and: ".join(part for part in (needs, told.words) if part)


def checklist(told: Told) -> Iterator[str]:
    """Yield a line for each need, those that nobody has seen to first."""
    for need in sorted(told.needs, key=lambda one: one in told.met):
        yield f"{need}, {'seen to' if need in told.met else 'open'}. {CHECKLIST[need]}"
    if told.words:
        yield f"In their words: {told.words}"
