"""What the model gives a face to show: announcements and caption lines."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from meeting.sentences import Announcement, Topic
from meeting.state import Caption


class CaptionLine(Struct, frozen=True):
    """A caption as one line: `text` is ready to show, `caption` is for faces that show more."""

    text: str
    caption: Caption
    urgent: bool = False


Told = Announcement | CaptionLine
"""One line for a person. Both have `text` and `urgent`."""


class Level(StrEnum):
    """How much is told besides the answers to what you do yourself."""

    OFF = "off"
    ME = "me"
    IMPORTANT = "important"
    ALL = "all"


_ME = frozenset({Topic.YOUR_TURN, Topic.YOUR_PLACE})
_IMPORTANT = _ME | {Topic.CARD, Topic.AGENDA, Topic.MEETING, Topic.RECORD, Topic.CAPTIONS}

TOPICS: dict[Level, frozenset[Topic]] = {
    Level.OFF: frozenset(),
    Level.ME: _ME,
    Level.IMPORTANT: _IMPORTANT,
    Level.ALL: frozenset(Topic),
}
"""What each level lets through."""


def passes(one: Announcement, level: Level) -> bool:
    """Tell whether the level lets this announcement through; your turn always is told."""
    return one.topic is Topic.YOUR_TURN or one.topic in TOPICS[level]
