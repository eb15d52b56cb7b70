"""Lets a machine stand by while a person types, and come in again without a gap.

While somebody types captions in its language, a machine holds its own back. A line that is typed
takes the place of what the machine heard until then. When the person stops, loses the line, or
types nothing for a while, what was held back and not typed is handed in. Then the machine goes on.
"""

from __future__ import annotations

from client.happenings import Happened, Happening, Heard
from meeting.commands import AddCaption
from meeting.events import CaptionAdded
from meeting.values import Source

SILENT_MS = 15_000
"""So long somebody who types may write nothing before the machine comes in."""


class StandingBy:
    """What one machine holds back. Times are the meeting's, in milliseconds."""

    def __init__(self, language: str) -> None:
        """Take the language tag of the machine's captions."""
        self._language = _main(language)
        self._signs: dict[int, int] = {}
        self._typed_from = 0
        self._typed_until = 0
        self._held: list[AddCaption] = []

    def take(self, happening: Happening, now: int) -> None:
        """Follow who types, and what they have typed."""
        match happening:
            case Happened(event=event, after=after):
                typists = [
                    one.person
                    for one in after.captioners
                    if not one.engine and _main(one.language) == self._language
                ]
                if typists and not self._signs:
                    self._typed_from = event.at
                self._signs = {one: self._signs.get(one, event.at) for one in typists}
                if isinstance(event, CaptionAdded) and event.source is Source.TYPED:
                    self._was_typed(event)
            case Heard(source=source) if source in self._signs:
                self._signs[source] = now
            case _:
                pass

    def is_covered(self, now: int) -> bool:
        """Tell whether somebody types now."""
        return any(now - sign < SILENT_MS for sign in self._signs.values())

    def put(self, caption: AddCaption, now: int) -> list[AddCaption]:
        """Take a caption of the machine; give those to hand in now."""
        if caption.end <= self._typed_from:  # it was spoken before anybody typed
            return [caption]
        if caption.end > self._typed_until:
            self._held.append(caption)
        return self.due(now)

    def due(self, now: int) -> list[AddCaption]:
        """Give what was held back, where nobody types any more."""
        if self.is_covered(now):
            return []
        due, self._held = self._held, []
        return due

    def give_up(self) -> list[AddCaption]:
        """Give what is held back, though somebody types: the machine goes now."""
        held, self._held = self._held, []
        return held

    @property
    def holds(self) -> bool:
        """Tell whether something is held back."""
        return bool(self._held)

    def _was_typed(self, event: CaptionAdded) -> None:
        if event.by not in self._signs:
            return
        self._signs[event.by] = event.at
        self._typed_until = max(self._typed_until, event.end)
        self._held = [one for one in self._held if one.end > self._typed_until]


def _main(language: str) -> str:
    return language.lower().partition("-")[0]
