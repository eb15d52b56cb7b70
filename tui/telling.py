"""What the model gives a face to show: announcements and caption lines."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct

from meeting.state import Caption
from meeting.told.scene import Announcement, Topic


class CaptionLine(Struct, frozen=True):
    """A caption as one line: `text` is ready to show, `caption` is for faces that show more."""

    text: str
    caption: Caption
    urgent: bool = False

    @property
    def private(self) -> bool:
        """Whether it shows nowhere but here: what is off the record, or has no yes."""
        return not self.caption.kept


Told = Announcement | CaptionLine
"""One line for a person. Both have `text`, `urgent` and `private`."""


class Level(StrEnum):
    """How much is told besides the answers to what you do yourself."""

    OFF = "off"
    ME = "me"
    IMPORTANT = "important"
    ALL = "all"


_ALWAYS = frozenset({Topic.YOUR_TURN, Topic.SIGNAL})
_ME = _ALWAYS | {Topic.YOUR_PLACE, Topic.HELP}
_IMPORTANT = _ME | {Topic.CARD, Topic.AGENDA, Topic.MEETING, Topic.RECORD, Topic.CAPTIONS}

TOPICS: dict[Level, frozenset[Topic]] = {
    Level.OFF: frozenset(),
    Level.ME: _ME,
    Level.IMPORTANT: _IMPORTANT,
    Level.ALL: frozenset(Topic),
}
"""What each level lets through."""


URGENT = "urgent"
"""What presses, whatever it is about: your turn, you are next, STOP while you speak."""

MOMENTS: tuple[str, ...] = (URGENT, *Topic)
"""What can ring the bell, or show on the desktop."""


def passes(one: Announcement, level: Level) -> bool:
    """Tell whether the level lets this announcement through.

    Your turn always is told, and so is a card that asks you to do something.
    """
    return one.topic in _ALWAYS or one.topic in TOPICS[level]


def is_among(told: Told, moments: Collection[str]) -> bool:
    """Tell whether a line is one of these moments; captions themselves never are."""
    if isinstance(told, CaptionLine):
        return False
    return told.topic in moments or (told.urgent and URGENT in moments)
