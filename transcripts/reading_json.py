"""Read JSON: results of Vosk, transcripts of Jigasi, and the podcast namespace's segments."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from meeting.language import say
from meeting.text import clean
from meeting.values import Word as Heard
from transcripts.errors import NotReadable
from transcripts.recording import LONGEST_WORD, Recording, Said

LONGEST = 1000 * 3600
"""Seconds that a recording may last: nobody met for longer than a thousand hours."""


_END_OF_TIME = 2**53
_SIGN = re.compile(r"\S")


class _Word(Struct, frozen=True):
    word: str
    start: float
    end: float
    conf: float | None = None


class _Result(Struct, frozen=True):
    """One result of Vosk; an empty text is silence."""

    text: str = ""
    result: tuple[_Word, ...] = ()


class _Who(Struct, frozen=True):
    name: str = ""


class _Alternative(Struct, frozen=True):
    text: str = ""


class _Event(Struct, frozen=True):
    """One event of Jigasi; `timestamp` is milliseconds since 1970."""

    event: str
    timestamp: int
    participant: _Who = _Who()
    transcript: tuple[_Alternative, ...] = ()
    is_interim: bool = False


class _Jigasi(Struct, frozen=True):
    events: tuple[_Event, ...]
    start_time: str = ""


class _Segment(Struct, frozen=True):
    body: str
    startTime: float  # noqa: N815 - the namespace's word
    endTime: float  # noqa: N815 - the same
    speaker: str = ""


class _Podcast(Struct, frozen=True):
    segments: tuple[_Segment, ...]


def read_json(text: str) -> Recording:
    """Return what a JSON file says.

    Raises:
        NotReadable: the file is broken, or is none of the forms.
    """
    try:
        values = list(_values(text))
        first = values[0] if values else None
        for key, read in _FORMS.items():
            if isinstance(first, dict) and key in first:
                return read(values)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise NotReadable(
            say("The file is broken: it is no whole JSON. Export it again.")
        ) from error
    raise NotReadable(say("This JSON has no words of Vosk or Jigasi. Export it as WebVTT instead."))


def _values(text: str) -> Iterator[Any]:
    """Yield the values of a list, or those that stand one behind the other, as Vosk prints them."""
    decoder = json.JSONDecoder(parse_constant=_refuse)
    place = _behind_space(text, 0)
    while place < len(text):
        value, behind = decoder.raw_decode(text, place)
        yield from value if isinstance(value, list) else [value]
        place = _behind_space(text, behind)


def _behind_space(text: str, place: int) -> int:
    found = _SIGN.search(text, place)
    return found.start() if found else len(text)


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _vosk(values: list[Any]) -> Recording:
    """Return the words with their times; a result without times stands behind the one before."""
    said: list[Said] = []
    for result in msgspec.convert(values, tuple[_Result, ...]):
        words = tuple(
            Heard(clean(one.word)[:LONGEST_WORD], _ms(one.start), _ms(one.end), _share(one.conf))
            for one in result.result
        )
        now = said[-1].end if said else 0
        start, end = (words[0].start, words[-1].end) if words else (now, now)
        said.append(Said(start=start, end=end, text=result.text, words=words))
    return Recording(form="Vosk JSON", said=tuple(said))


def _jigasi(values: list[Any]) -> Recording:
    """Return the speech; Jigasi tells when each was said, but not how long it took."""
    whole = msgspec.convert(values[0], _Jigasi)
    speech = [one for one in whole.events if one.event == "SPEECH" and not one.is_interim]
    first = min((one.timestamp for one in whole.events), default=0)
    opened = round(datetime.fromisoformat(whole.start_time).timestamp() * 1000) \
        if whole.start_time else first  # fmt: skip
    opened = min(opened, first)
    if not 0 <= opened < _END_OF_TIME:
        raise ValueError(opened)
    said = (
        Said(
            start=_ms((one.timestamp - opened) / 1000),
            end=_ms((one.timestamp - opened) / 1000),
            text=one.transcript[0].text if one.transcript else "",
            speaker=one.participant.name,
        )
        for one in speech
    )
    return Recording(form="Jigasi JSON", said=tuple(said), opened=opened)


def _podcast(values: list[Any]) -> Recording:
    whole = msgspec.convert(values[0], _Podcast)
    said = (
        Said(start=_ms(one.startTime), end=_ms(one.endTime), text=one.body, speaker=one.speaker)
        for one in whole.segments
    )
    return Recording(form="podcast JSON", said=tuple(said))


_FORMS: Mapping[str, Callable[[list[Any]], Recording]] = MappingProxyType(
    {"events": _jigasi, "segments": _podcast, "result": _vosk, "text": _vosk}
)
"""The key by which each form is known."""


def _ms(seconds: float) -> int:
    if not 0 <= seconds <= LONGEST:
        raise ValueError(seconds)
    return round(seconds * 1000)


def _share(confidence: float | None) -> float | None:
    return None if confidence is None else min(1.0, max(0.0, confidence))
