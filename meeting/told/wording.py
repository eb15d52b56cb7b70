"""Parts of sentences that several pages share."""

from __future__ import annotations

from meeting.language import say
from meeting.state import Hand, Meeting
from meeting.summaries import ended


def title(item: int, meeting: Meeting) -> str:
    found = meeting.find_item(item)
    return found.title if found else say("an item")


def together(*sentences: str) -> str:
    """Return whole sentences one after another; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)


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


def hand(number: int, meeting: Meeting) -> Hand | None:
    return next((hand for hand in meeting.queue if hand.id == number), None)
