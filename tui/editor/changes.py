"""What was changed, and what would take it back; computed from the log alone.

Because it is, undo still works after the editor was killed and opened again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meeting import commands as c
from meeting import events as e
from meeting import sentences
from meeting.apply import apply
from meeting.state import Meeting

CHANGES = (e.CaptionCorrected, e.SpeakerCorrected, e.PersonRenamed)
"""Events that can be taken back."""

FINAL = (e.CorrectionDeclined, e.Redacted)
"""Events that cannot."""


class Thing(NamedTuple):
    """What was changed: a caption's words, a caption's speaker, or a person's name."""

    sort: str
    id: int


class Swap(NamedTuple):
    """What it was before, and what it is after."""

    before: str | int
    after: str | int


class Change:
    """What one command, or several together, changed.

    Attributes:
        told: a sentence for each event of it.
        swaps: each thing that it changed and that nobody has changed back.
        final: why it cannot be taken back; "" where it can.
    """

    def __init__(self, told: Sequence[str], swaps: dict[Thing, Swap], *, final: bool) -> None:
        """Take what the events tell."""
        self.told, self.swaps, self.final = list(told), swaps, final

    def undone_by(self, other: Change) -> bool:
        """Tell whether the other one changes nothing but things of this one, back."""
        return bool(other.swaps) and all(
            self.swaps.get(thing) == (swap.after, swap.before)
            for thing, swap in other.swaps.items()
        )

    def back(self) -> Iterator[c.Command]:
        """Yield the commands that take it back."""
        for (sort, number), swap in self.swaps.items():
            was = swap.before
            if sort == "text" and isinstance(was, str):
                yield c.CorrectCaption(caption=number, text=was)
            elif sort == "speaker" and isinstance(was, int):
                yield c.CorrectSpeaker(caption=number, person=was, only=True)
            elif isinstance(was, str):
                yield c.RenameSpeaker(person=number, name=was)

    def add(self, other: Change) -> None:
        """Make one of two that belong together."""
        self.told += other.told
        self.swaps |= other.swaps


def change(step: Sequence[e.Event], before: Meeting) -> tuple[Change | None, Meeting]:
    """Return what the events changed that one command made, None for nothing; and the meeting."""
    told: list[str] = []
    swaps: dict[Thing, Swap] = {}
    final = False
    after = before
    for event in step:
        met, after = after, apply(after, event)
        if isinstance(event, CHANGES + FINAL):
            told.append(sentences.record(event, met, after))
            final = final or isinstance(event, FINAL)
            for thing in _touched(event):
                old, new = _value(thing, before), _value(thing, after)
                if old != new:
                    swaps[thing] = Swap(old, new)
    return (Change(told, swaps, final=final) if told else None), after


def _touched(event: e.Event) -> Iterator[Thing]:
    if isinstance(event, e.CaptionCorrected):
        yield Thing("text", event.caption)
    elif isinstance(event, e.SpeakerCorrected):
        for number in event.captions:
            yield Thing("speaker", number)
    elif isinstance(event, e.PersonRenamed):
        yield Thing("name", event.person)


def _value(thing: Thing, meeting: Meeting) -> str | int:
    if thing.sort == "name":
        return meeting.name_of(thing.id)
    caption = meeting.captions.get(thing.id)
    if caption is None:
        return ""
    return caption.text if thing.sort == "text" else caption.speaker
