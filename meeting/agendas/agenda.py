"""What an agenda file says, whatever its form."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from meeting.commands import AddItem
from meeting.state import Item
from meeting.text import clean

LONGEST_NAME = 64
"""Characters, as many as the wire lets in."""


class Agenda(Struct, frozen=True):
    """A title, perhaps empty, and the items in order; `is_sub` makes one a part of the last.

    `regrets` has the names of people who said that they cannot come.
    """

    title: str
    items: tuple[AddItem, ...]
    regrets: tuple[str, ...] = ()


def agenda_of(title: str, items: Iterable[Item], regrets: tuple[str, ...] = ()) -> Agenda:
    """Return the agenda of a meeting, with the host notes that are known."""
    return Agenda(title, tuple(_planned(item) for item in items), regrets)


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
    )
