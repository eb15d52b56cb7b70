"""The small values that events, commands and state share, and their limits."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from meeting.language import later

SERVER = 0
"""Stands in `by` for the server itself, and in `person` or `speaker` for nobody that is known."""

Number = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""An event's number; 53 bits, so that clients in every language can hold it."""

Milliseconds = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""Time since the meeting opened, by the server's clock."""

Name = Annotated[str, Meta(max_length=64)]
Seconds = Annotated[int, Meta(ge=0, le=24 * 60 * 60)]
Percent = Annotated[int, Meta(ge=0, le=1000)]
"""How much of a turn's usual time somebody takes: 300 is three times as long, 0 is no timer."""

Title = Annotated[str, Meta(max_length=200)]
Key = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{64}\Z", description="64 hexadecimal digits, in small letters")
]
"""The SHA-256 of a link's secret, in hexadecimal."""

Reason = Annotated[str, Meta(max_length=250)]
Line = Annotated[str, Meta(max_length=2000)]
Address = Annotated[str, Meta(max_length=500)]
_LANGUAGE = "a BCP 47 language tag, up to 35"
Tag = Annotated[
    str,
    Meta(max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z", description=_LANGUAGE),
]
"""A language by its BCP 47 tag, such as `en` or `ko-KR`."""

TagOrNone = Annotated[
    str,
    Meta(max_length=35, pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*)?\Z", description=_LANGUAGE),
]
"""The same, or empty where the usual language is meant."""


class Kind(StrEnum):
    """The kind of turn somebody asks for; the order here is the order of priority."""

    POINT_OF_ORDER = later("point of order")
    QUESTION = later("clarifying question")
    REPLY = later("reply")
    NEW_POINT = later("new point")

    @property
    def rank(self) -> int:
        """Its priority: 0 speaks first."""
        return list(Kind).index(self)


class Mode(StrEnum):
    """How the queue is ordered, among hands of one kind."""

    ARRIVAL = "arrival"
    FIRST_TIME = "first time"
    LEAST_TIME = "least time"
    HOST = "host picks"


class Why(StrEnum):
    """The rule that gave a hand its place."""

    ASKED = "asked"
    KIND = "kind"
    ROUND = "round"
    FIRST_TIME = "first time"
    LEAST_TIME = "least time"
    LIMIT = "limit"
    MOVED = "moved"
    LATER = "later"
    LAST_WORD = "last word"
    CUT_OFF = "cut off"
    RETURNED = "returned"


PUT_FIRST = frozenset({Why.CUT_OFF, Why.RETURNED})
"""Reasons of a hand that was there before the others: it goes on first, and overtakes nobody."""

USUAL_TIME = 100
"""Percent of a turn's usual time that somebody takes who has not chosen."""

HOLD = 120
"""Seconds for which a place in the queue waits for its person's line, unless set otherwise."""

MOST_OVERTAKEN = 3
"""How often a hand may be overtaken: no order of priority makes anybody wait for ever."""


class Placed(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A hand in a new order, with the rule that put it there: on the wire `[hand, why]`."""

    hand: Number
    why: Why


class ItemNotes(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The host notes of one agenda item: on the wire `[item, text]`."""

    item: Number
    text: str


class Sort(StrEnum):
    """The three cards: signals without words."""

    STOP = later("STOP")
    SLOW = later("SLOW")
    AGREE = later("AGREE")


class Source(StrEnum):
    """Where a caption's words come from."""

    AUTOMATIC = later("automatic")
    TYPED = later("typed")
    CORRECTED = later("corrected")


class Origin(StrEnum):
    """Where a term comes from that took the place of what was heard."""

    GLOSSARY = "glossary"
    PEOPLE = "people"
    AGENDA = "agenda"
    CORRECTION = "correction"


class Mended(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Words of a caption that a term took the place of: `[heard, written, origin]`."""

    heard: Annotated[str, Meta(max_length=200)]
    written: Annotated[str, Meta(max_length=200)]
    origin: Origin


class Term(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A term of the glossary, what it means, and what it is heard as: `[text, meaning, forms]`.

    Meaning and forms may be empty.
    """

    text: Annotated[str, Meta(max_length=64)]
    meaning: Annotated[str, Meta(max_length=400)] = ""
    forms: Annotated[tuple[Annotated[str, Meta(max_length=64)], ...], Meta(max_length=20)] = ()


class Word(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One recognised word: on the wire `[text, start, end, confidence]`.

    Times are in milliseconds since the meeting opened; confidence goes from 0 to 1, and is None
    where the engine does not say.
    """

    text: Annotated[str, Meta(max_length=100)]
    start: Milliseconds
    end: Milliseconds
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
