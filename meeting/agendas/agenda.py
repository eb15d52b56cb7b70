"""What an agenda file says, whatever its form."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from meeting.commands import AddItem, AddTerms
from meeting.state import Item, Meeting
from meeting.text import clean
from meeting.values import Term

MOST_AT_ONCE = 200
"""Terms in one command, as many as the wire lets in."""

LONGEST_NAME = 64
"""Characters, as many as the wire lets in."""


class Agenda(Struct, frozen=True):
    """A title, perhaps empty, and the items in order; `is_sub` makes one a part of the last.

    `regrets` has the names of people who said that they cannot come, `terms` is the glossary.
    """

    title: str
    items: tuple[AddItem, ...]
    regrets: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def commands(self) -> tuple[AddItem | AddTerms, ...]:
        """What puts items and terms into a meeting."""
        known = tuple({one.text.casefold(): one for one in self.terms}.values())
        parts = range(0, len(known), MOST_AT_ONCE)
        terms = (AddTerms(terms=known[begin : begin + MOST_AT_ONCE]) for begin in parts)
        return (*self.items, *terms)


def agenda_of(meeting: Meeting) -> Agenda:
    """Return the agenda of a meeting, with the host notes that are known, and its glossary."""
    items = tuple(_planned(item) for item in meeting.agenda)
    return Agenda(meeting.title, items, meeting.regrets, meeting.terms)


def names(words: Iterable[str]) -> tuple[str, ...]:
    """Return names without blanks around them, each once; what is no name is left out."""
    found = (clean(one)[:LONGEST_NAME].strip() for one in words)
    return tuple(dict.fromkeys(one for one in found if one))


def fits(item: AddItem) -> bool:
    """Tell whether every text of an item is as short as a meeting takes it."""
    try:
        msgspec.convert(msgspec.to_builtins(item), AddItem)
    except msgspec.ValidationError:
        return False
    return True


def _planned(item: Item) -> AddItem:
    return AddItem(
        title=item.title,
        minutes=item.minutes,
        words=item.words,
        is_break=item.is_break,
        presenter=item.presenter,
        links=item.links,
        notes=item.notes,
        is_sub=item.under != 0,
        limit=item.limit,
    )
