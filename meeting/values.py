"""The small values that events, commands and state share, and their limits."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

SERVER = 0
"""Stands in `by` for the server itself, and in `person` or `speaker` for nobody that is known."""

Number = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""An event's number; 53 bits, so that clients in every language can hold it."""

Milliseconds = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""Time since the meeting opened, by the server's clock."""

Name = Annotated[str, Meta(max_length=64)]
Title = Annotated[str, Meta(max_length=200)]
Reason = Annotated[str, Meta(max_length=250)]
Line = Annotated[str, Meta(max_length=2000)]
Tag = Annotated[str, Meta(max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")]
"""A language by its BCP 47 tag, such as `en` or `ko-KR`."""


class Kind(StrEnum):
    """The kind of turn somebody asks for; the order here is the order of priority."""

    POINT_OF_ORDER = "point of order"
    QUESTION = "clarifying question"
    REPLY = "reply"
    NEW_POINT = "new point"

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


MOST_OVERTAKEN = 3
"""How often a hand may be overtaken: no order of priority makes anybody wait for ever."""


class Placed(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A hand in a new order, with the rule that put it there: on the wire `[hand, why]`."""

    hand: Number
    why: Why


class Sort(StrEnum):
    """The three cards: signals without words."""

    STOP = "STOP"
    SLOW = "SLOW"
    AGREE = "AGREE"


class Source(StrEnum):
    """Where a caption's words come from."""

    AUTOMATIC = "automatic"
    TYPED = "typed"
    CORRECTED = "corrected"


class Word(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One recognised word: on the wire `[text, start, end, confidence]`.

    Times are in milliseconds since the meeting opened; confidence goes from 0 to 1, and is None
    where the engine does not say.
    """

    text: Annotated[str, Meta(max_length=100)]
    start: Milliseconds
    end: Milliseconds
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
