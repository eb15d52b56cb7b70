"""Notices that another captioner hears the same room: everybody would read every word twice."""

from __future__ import annotations

from collections import defaultdict, deque

from captions.text.sounds import letters
from client.happenings import Happened, Happening, Welcomed
from meeting.events import CaptionAdded, CaptionsStopped
from meeting.language import say
from meeting.state import Meeting

WINDOW_MS = 30_000
"""What was said in this time is compared."""

LEAST = 60
"""Letters that both must have in it: in a short "yes, thank you" all rooms are alike."""

RUN = 5
"""Letters in a row that are looked for. Korean counts its letters, not its syllables."""

ALIKE = 0.25
"""The share of runs that both have.

Measured on texts with a fifth of their words or syllables wrong: English 0.53, Korean 0.28 and
more. Two different talks share 0.12 in English, 0.23 in Korean where both are about one thing.
"""

IN_A_ROW = 2
"""Captions that must be alike before it is told."""


class SameRoom:
    """Compares one machine's captions with those of each other one in its language."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self._you = 0
        self._heard: defaultdict[int, deque[CaptionAdded]] = defaultdict(deque)
        self._alike: defaultdict[int, int] = defaultdict(int)
        self._told: set[int] = set()

    def take(self, happening: Happening) -> str:
        """Follow what happens on the line; return a sentence for the captioner, "" for none."""
        match happening:
            case Welcomed():
                self._you = happening.you
            case Happened(event=CaptionsStopped(captioner=captioner)):
                self._heard.pop(captioner, None)
                self._alike.pop(captioner, None)
                self._told.discard(captioner)
            case Happened(event=CaptionAdded() as caption, missed=False) if caption.engine:
                return self._compare(caption, happening.after)
            case _:
                pass
        return ""

    def _compare(self, caption: CaptionAdded, meeting: Meeting) -> str:
        heard = self._heard[caption.by]
        heard.append(caption)
        while heard[0].end < caption.end - WINDOW_MS:
            heard.popleft()
        if caption.by != self._you:
            return ""
        for other in tuple(self._heard):
            if other != self._you and self._is_alike(other, caption):
                self._told.add(other)
                return say(
                    "{name} hears the same room as you. Stop one of the two.",
                    name=meeting.name_of(other),
                )
        return ""

    def _is_alike(self, other: int, own: CaptionAdded) -> bool:
        """Tell whether another one hears what you hear, and you do not know it yet."""
        share = alike(self._said(self._you, own), self._said(other, own))
        self._alike[other] = self._alike[other] + 1 if share >= ALIKE else 0
        return self._alike[other] >= IN_A_ROW and other not in self._told

    def _said(self, captioner: int, now: CaptionAdded) -> str:
        """Return what somebody captioned lately, in the language of the caption at hand."""
        recent = (one for one in self._heard[captioner] if one.end >= now.end - WINDOW_MS)
        return " ".join(one.text for one in recent if one.language == now.language)


def alike(one: str, other: str) -> float:
    """Return the share of letter runs that two texts have in common, 0 where one is too short."""
    here, there = _runs(one), _runs(other)
    fewer = min(len(here), len(there))
    return len(here & there) / fewer if fewer >= LEAST - RUN else 0.0


def _runs(text: str) -> set[str]:
    found = letters(text)
    return {found[at : at + RUN] for at in range(len(found) - RUN + 1)}
