"""Access needs: what people can say that they need, and what a helper then sees to.

Who told what is private: see `meeting.privacy`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from meeting.language import later, say


class Need(StrEnum):
    """What somebody needs to take part; words of their own can stand beside these."""

    BRAILLE = later("braille")
    SCREEN_READER = later("screen reader")
    LARGE_TEXT = later("large text")
    CAPTIONS = later("captions")
    SIGN_LANGUAGE = later("sign language")
    WRITING = later("writing")
    MORE_TIME = later("more time")
    PLAIN_WORDS = later("plain words")
    BREAKS = later("breaks")
    QUIET = later("quiet")


CHECKLIST: Mapping[Need, str] = MappingProxyType(
    {
        Need.BRAILLE: later("Send all papers as text before the meeting."),
        Need.SCREEN_READER: later("Say in words what a picture or a slide shows."),
        Need.LARGE_TEXT: later("Send slides before the meeting, so that they can be enlarged."),
        Need.CAPTIONS: later("Look that captions run, and that a scribe mends names."),
        Need.SIGN_LANGUAGE: later("Book the interpreter. Look that their picture stays in view."),
        Need.WRITING: later("Look that written turns get the floor and are read aloud."),
        Need.MORE_TIME: later("Ask the host to wait for answers, and not to hurry turns."),
        Need.PLAIN_WORDS: later("Ask speakers for short sentences and everyday words."),
        Need.BREAKS: later("Look that there is a break at least every hour."),
        Need.QUIET: later("Ask that one person speaks at a time, and that others mute."),
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
    needs = ", ".join(say(need) for need in told.needs)
    if not needs or not told.words:
        return needs or told.words
    return say("{needs}, and: {words}", needs=needs, words=told.words)


def checklist(told: Told) -> Iterator[str]:
    """Yield a line for each need, those that nobody has seen to first."""
    for need in sorted(told.needs, key=lambda one: one in told.met):
        state = say("seen to") if need in told.met else say("open")
        yield f"{say(need)}, {state}. {say(CHECKLIST[need])}"
    if told.words:
        yield say("In their words: {words}", words=told.words)
