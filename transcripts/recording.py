"""A recording that another program wrote down, and the log that a meeting of it would have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from meeting import events as e
from meeting.language import later, say
from meeting.roles import Role
from meeting.text import clean, look
from meeting.values import SERVER, Mended, Source, Word

LONGEST_TEXT = 2000
"""Characters of one caption; as much as the wire lets in."""

LONGEST_NAME = 64
LONGEST_TITLE = 200
LONGEST_WORD = 100

NO_NAME = later("Speaker")


class Said(Struct, frozen=True, kw_only=True):
    """Words with their time, in milliseconds since the beginning; `speaker` may be empty."""

    start: int
    end: int
    text: str
    speaker: str = ""
    words: tuple[Word, ...] = ()
    mended: tuple[Mended, ...] = ()


class Recording(Struct, frozen=True, kw_only=True):
    """All that was said, and in which form it was written down.

    Attributes:
        form: the name of the form, such as WebVTT.
        said: the words.
        opened: when it began, in milliseconds since 1970; None where the file does not say.
        engine: what recognised the words, "" where nobody knows.
    """

    form: str
    said: tuple[Said, ...]
    opened: int | None = None
    engine: str = ""


def log_of(
    recording: Recording, *, title: str, language: str, opened: int, epoch: str
) -> list[e.Event]:
    """Return the events of a closed meeting in which this was said.

    Args:
        recording: what was said.
        title: what the meeting was called.
        language: what was spoken, by BCP 47 tag.
        opened: when it began, in milliseconds since 1970.
        epoch: the name of these events; another recording has another one.
    """
    said = [part for one in recording.said for part in _fitting(one)]
    said.sort(key=lambda one: one.start)
    people, joins = _people(said)
    engine = recording.engine or f"unknown, from a file in the form {recording.form}"
    opening = e.MeetingOpened(
        title=clean(title)[:LONGEST_TITLE] or "Recording",
        language=language,
        utc=opened,
        epoch=epoch,
    )
    captions = (
        e.CaptionAdded(
            text=one.text,
            start=one.start,
            end=one.end,
            speaker=people.get(look(one.speaker), SERVER),
            source=Source.AUTOMATIC,
            language=language,
            engine=engine,
            words=one.words,
            mended=one.mended,
        )
        for one in said
    )
    return list(_in_order([opening, *joins, *captions, e.MeetingClosed()]))


def _people(said: Iterable[Said]) -> tuple[dict[str, int], list[e.PersonJoined]]:
    """Return each speaker's number by the look of the name, and how they came in."""
    names: dict[str, str] = {}
    for one in said:
        if one.speaker:
            names.setdefault(look(one.speaker), one.speaker)
    people = {name: number for number, name in enumerate(names, 2)}
    return people, [e.PersonJoined(name=name, roles=(Role.PARTICIPANT,)) for name in names.values()]


def _in_order(events: Sequence[e.Event]) -> Iterator[e.Event]:
    """Yield the events with their numbers, each at the time when its words had been said."""
    at = 0
    for seq, event in enumerate(events, 1):
        if isinstance(event, e.CaptionAdded):
            at = max(at, event.end)
        yield replace(event, seq=seq, at=at)


def _fitting(one: Said) -> Iterator[Said]:
    """Yield the words cleaned, in as many parts as captions take; nothing where none is left."""
    text = clean(one.text)
    speaker = clean(one.speaker)[:LONGEST_NAME].strip()
    speaker = "" if speaker in (NO_NAME, say(NO_NAME)) else speaker
    end = max(one.start, one.end)
    if text and len(text) <= LONGEST_TEXT:
        yield replace(one, end=end, text=text, speaker=speaker)
        return
    for place in range(0, len(text), LONGEST_TEXT):
        begin, behind = (
            one.start + (end - one.start) * mark // len(text)
            for mark in (place, min(place + LONGEST_TEXT, len(text)))
        )
        part = text[place : place + LONGEST_TEXT].strip()
        yield Said(start=begin, end=behind, text=part, speaker=speaker)
