"""Parts of sentences that several pages share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meeting.language import later, say
from meeting.state import Hand, Meeting
from meeting.summaries import ended
from meeting.values import Kind

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.POINT_OF_ORDER: later("point of order"),
        Kind.QUESTION: later("clarifying question"),
        Kind.REPLY: later("reply"),
        Kind.NEW_POINT: later("new point"),
    }
)
"""Every kind of turn in the words that people read."""


def title(item: int, meeting: Meeting) -> str:
    found = meeting.find_item(item)
    return found.title if found else "an item"


def because(sentence: str, reason: str) -> str:
    """Return the sentence with the reason that somebody gave, if they did."""
    if not reason:
        return sentence
    return say("{sentence}, because: {reason}.", sentence=bare(sentence), reason=bare(reason))


def about(sentence: str, words: str) -> str:
    """Return the sentence with the words that somebody put to it, if they did."""
    return f"{bare(sentence)}: {ended(words)}" if words else sentence


def bare(sentence: str) -> str:
    """Return a sentence without its full stop, to go on with it."""
    return sentence.rstrip(".")


def kind(one: Kind) -> str:
    """Return a kind of turn as it stands in a sentence."""
    return say(KINDS[one])


def hand(number: int, meeting: Meeting) -> Hand | None:
    return next((hand for hand in meeting.queue if hand.id == number), None)
