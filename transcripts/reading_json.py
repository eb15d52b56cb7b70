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


class _Term(Struct, frozen=True):
    text: str
    start: float
    end: float
    confidence: float | None = None


class _Who(Struct, frozen=True):
    name: str | None = None


class _Monologue(Struct, frozen=True):
    """What `vosk-transcriber --output-type json` writes for each result."""

    terms: tuple[_Term, ...]
    speaker: _Who = _Who()


class _Transcriber(Struct, frozen=True):
    monologues: tuple[_Monologue, ...]


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
        values = [value for value in _values(text) if not _partial(value)]
        read = _form(values)
        if read:
            return read(values)
    except msgspec.ValidationError as error:
        raise _other_form() from error
    except (ValueError, RecursionError) as error:
        raise NotReadable(
            say("The file is broken: it is no whole JSON. Export it again.")
        ) from error
    raise _other_form()


def _other_form() -> NotReadable:
    return NotReadable(
        say("This JSON has no words of Vosk or Jigasi. Export it as WebVTT instead.")
    )


def _partial(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Say if this is what Vosk heard so far; the whole of it comes later."""
    return isinstance(value, dict) and "partial" in value and "text" not in value


def _form(values: list[Any]) -> Callable[[list[Any]], Recording] | None:
    """Return what reads these values, known by a key of the first one."""
    first = values[0] if values and isinstance(values[0], dict) else {}
    return next((read for key, read in _FORMS.items() if key in first), None)


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
        words = tuple(_heard(one.word, one.start, one.end, one.conf) for one in result.result)
        now = said[-1].end if said else 0
        start, end = (words[0].start, words[-1].end) if words else (now, now)
        said.append(Said(start=start, end=end, text=result.text, words=words))
    return Recording(form="Vosk JSON", said=tuple(said))


def _transcriber(values: list[Any]) -> Recording:
    """Return the words of Vosk's own program for recordings."""
    whole = msgspec.convert(values[0], _Transcriber)
    said = (
        Said(
            start=_ms(one.terms[0].start),
            end=_ms(one.terms[-1].end),
            text=" ".join(term.text for term in one.terms),
            speaker=one.speaker.name or "",
            words=tuple(_heard(t.text, t.start, t.end, t.confidence) for t in one.terms),
        )
        for one in whole.monologues
        if one.terms
    )
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
            speaker=one.participant.name or "",
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
    {
        "events": _jigasi,
        "segments": _podcast,
        "monologues": _transcriber,
        "result": _vosk,
        "text": _vosk,
    }
)
"""The key by which each form is known."""


def _heard(word: str, start: float, end: float, confidence: float | None) -> Heard:
    return Heard(clean(word)[:LONGEST_WORD], _ms(start), _ms(end), _share(confidence))


def _ms(seconds: float) -> int:
    if not 0 <= seconds <= LONGEST:
        raise ValueError(seconds)
    return round(seconds * 1000)


def _share(confidence: float | None) -> float | None:
    return None if confidence is None else min(1.0, max(0.0, confidence))
