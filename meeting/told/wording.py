"""Parts of sentences that several pages share."""

from __future__ import annotations

from meeting.state import Hand, Meeting


def title(item: int, meeting: Meeting) -> str:
    found = meeting.find_item(item)
    return found.title if found else "an item"


def because(reason: str) -> str:
    return f", because: {reason.rstrip('.')}" if reason else ""


def hand(number: int, meeting: Meeting) -> Hand | None:
    return next((hand for hand in meeting.queue if hand.id == number), None)
