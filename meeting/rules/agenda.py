"""The agenda: what the meeting will talk about, and what it is on now."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.rules import wording
from meeting.state import Item, Meeting, Status
from meeting.text import clean

MOST_ITEMS = 500


def add_item(meeting: Meeting, command: c.AddItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Put the item at the asked place, or at the end."""
    if len(meeting.agenda) >= MOST_ITEMS:
        raise Refused("The agenda is full.", "Drop an item first.")
    yield e.ItemAdded(
        title=wording.words(command.title, "title"),
        place=_place(command.place or len(meeting.agenda) + 1, len(meeting.agenda) + 1),
        minutes=command.minutes,
        words=clean(command.words),
        is_break=command.is_break,
    )


def edit_item(meeting: Meeting, command: c.EditItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Change what the command names and keep the rest."""
    item = _item(meeting, command.item)
    yield e.ItemEdited(
        item=item.id,
        title=item.title if command.title is None else wording.words(command.title, "title"),
        minutes=item.minutes if command.minutes is None else command.minutes,
        words=item.words if command.words is None else clean(command.words),
    )


def move_item(meeting: Meeting, command: c.MoveItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Put the item at another place."""
    item = _item(meeting, command.item)
    yield e.ItemMoved(item=item.id, place=_place(command.place, len(meeting.agenda)))


def drop_item(meeting: Meeting, command: c.DropItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Take off an item that was not talked about; what was stays in the minutes."""
    item = _item(meeting, command.item)
    if item.status is not Status.WAITING:
        raise Refused("That item was talked about already.", "It stays on the agenda.")
    yield e.ItemDropped(item=item.id)


def start_item(meeting: Meeting, command: c.StartItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Close the open item, start this one; moving on opens a closed queue again (as Zakim)."""
    item = _item(meeting, command.item)
    if item.status is Status.OPEN:
        raise Refused("The meeting is on that item already.")
    if meeting.item:
        yield e.ItemClosed(item=meeting.item.id)
    yield e.ItemStarted(item=item.id)
    if not meeting.queue_is_open:
        yield e.QueueOpened()


def close_item(meeting: Meeting, command: c.CloseItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Close the item that is open."""
    item = _item(meeting, command.item)
    if item.status is not Status.OPEN:
        raise Refused("The meeting is not on that item.", "Type /agenda to see where it is.")
    yield e.ItemClosed(item=item.id)


def _item(meeting: Meeting, number: int) -> Item:
    item = meeting.find_item(number)
    if item is None:
        raise Refused("There is no such agenda item.", "Type /agenda to see them.")
    return item


def _place(place: int, last: int) -> int:
    if not 1 <= place <= last:
        raise Refused(f"The agenda has no place {place}.", f"Give a place from 1 to {last}.")
    return place
