"""What somebody should know of an agenda before the meeting: times, breaks, plain words.

An hour is as long as people should sit without a break (guidance by Sightsavers and RespectAbility
asks for ten minutes an hour).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from meeting.agendas.agenda import Agenda, fits
from meeting.commands import AddItem
from meeting.summaries import minutes

WITHOUT_BREAK = 60
"""Minutes that may pass before there is a break."""

MOST_WORDS = 15
"""Words in a sentence that people take in at once."""

Numbered = tuple[str, AddItem]


def problems(agenda: Agenda, most: int = 0) -> tuple[str, ...]:
    """Return what to mend, in plain sentences; `most` is how many minutes the meeting has."""
    numbered = tuple(_numbered(agenda))
    if not numbered:
        return ("There is no item. Write one a line: 1. Welcome (5 min)",)
    whole = planned(agenda)
    late = f"It takes {minutes(whole)}, and there are {most}."
    return (
        *(late,) * bool(most and whole > most),
        *(sentence for number, item in numbered for sentence in _of_item(number, item)),
        *_parts_too_long(numbered),
        *_breaks(numbered),
    )


def planned(agenda: Agenda) -> int:
    """Return the planned minutes of the whole agenda."""
    return sum(own for _, _, own in _own(tuple(_numbered(agenda))))


def _numbered(agenda: Agenda) -> Iterator[Numbered]:
    number = part = 0
    for item in agenda.items:
        number, part = (number, part + 1) if item.is_sub else (number + 1, 0)
        yield (f"{number}.{part}" if item.is_sub else str(number)), item


def _own(numbered: tuple[Numbered, ...]) -> Iterator[tuple[str, AddItem, int]]:
    """Yield each item with its minutes besides those of its parts."""
    for number, item in numbered:
        parts = sum(one.minutes for other, one in numbered if other.startswith(f"{number}."))
        yield number, item, max(0, item.minutes - parts)


def _of_item(number: str, item: AddItem) -> Iterator[str]:
    name = f"{number}. {item.title}"
    if not item.minutes and not item.is_sub:
        yield f"No minutes for: {name}"
    if not item.words and not item.is_break:
        yield f"No plain words for: {name}"
    if not fits(item):
        yield f"A text is too long for a meeting, or a link is: {name}"
    for sentence in re.split(r"(?<=[.!?])\s+", item.words):
        count = len(sentence.split())
        if count > MOST_WORDS:
            yield f"A sentence of {count} words. Use {MOST_WORDS} or fewer: {name}"


def _parts_too_long(numbered: tuple[Numbered, ...]) -> Iterator[str]:
    for number, item in numbered:
        parts = sum(one.minutes for other, one in numbered if other.startswith(f"{number}."))
        if item.minutes and parts > item.minutes:
            yield f"Its parts take {minutes(parts)}, it has {item.minutes}: {number}. {item.title}"


def _breaks(numbered: tuple[Numbered, ...]) -> Iterator[str]:
    """Yield where people sit too long; each stretch is told of once."""
    since = 0
    for number, item, own in _own(numbered):
        if item.is_break:
            since = 0
            continue
        if since <= WITHOUT_BREAK < since + own:
            yield f"More than {minutes(WITHOUT_BREAK)} without a break by: {number}. {item.title}"
        since += own
