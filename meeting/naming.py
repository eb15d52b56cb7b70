"""People as they stand in sentences: by name, or as "you" to the reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from meeting.language import say
from meeting.state import Meeting
from meeting.values import SERVER


def named(name: str) -> str:
    """Return a name as it stands in a sentence; some languages put a word behind it."""
    return say("{name}", name=name)


def called(meeting: Meeting, person: int) -> str:
    """Return the name with how they wish to be addressed, as it stands in a sentence."""
    return named(meeting.called(person))


def who(meeting: Meeting, person: int, you: int = SERVER) -> str:
    """Return "You" for the reader, else the name: who a sentence begins with."""
    return say("You") if is_you(person, you) else named(meeting.name_of(person))


def whom(meeting: Meeting, person: int, you: int = SERVER) -> str:
    """Return "you" for the reader, else the name: somebody in the middle of a sentence."""
    return say("you") if is_you(person, you) else named(meeting.name_of(person))


def is_you(person: int, you: int) -> bool:
    """Tell whether this person is the reader; the record has none."""
    return person != SERVER and person == you


def both(parts: Iterable[str]) -> str:
    """Return things as one part of a sentence: "host and scribe"."""
    every = list(parts) or [""]
    return reduce(lambda some, one: say("{some} and {one}", some=some, one=one), every)
