"""The agenda: what the meeting will talk about, and what it is on now."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting import items
from meeting.errors import Refused
from meeting.language import later
from meeting.rules import unheard, wording
from meeting.rules.record import check_on_record
from meeting.state import Item, Meeting, Status
from meeting.text import clean

MOST_ITEMS = 500

TOO_SOON = 60_000
"""Milliseconds in which a second "next item" counts as the same wish (as Zakim)."""


def add_item(meeting: Meeting, command: c.AddItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Put the item at the asked place, or at the end."""
    check_on_record(meeting)
    if len(meeting.agenda) >= MOST_ITEMS:
        raise Refused("The agenda is full.", "Drop an item first.")
    under = _parent(meeting, command)
    last = len(items.siblings(meeting.agenda, under)) + 1
    yield e.ItemAdded(
        title=wording.words(command.title, later("title")),
        place=_place(command.place or last, last),
        minutes=command.minutes,
        words=clean(command.words),
        is_break=command.is_break,
        presenter=clean(command.presenter),
        links=wording.addresses(command.links),
        under=under,
        limit=command.limit,
    )
    if notes := clean(command.notes):
        yield e.NotesWritten(item=meeting.seq + 1, text=notes)


def edit_item(meeting: Meeting, command: c.EditItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Change what the command names and keep the rest."""
    check_on_record(meeting)
    item = find(meeting, command.item)
    new = command
    edited = e.ItemEdited(
        item=item.id,
        title=item.title if new.title is None else wording.words(new.title, later("title")),
        minutes=item.minutes if new.minutes is None else new.minutes,
        words=item.words if new.words is None else clean(new.words),
        presenter=item.presenter if new.presenter is None else clean(new.presenter),
        links=item.links if new.links is None else wording.addresses(new.links),
    )
    parts = ("title", "minutes", "words", "presenter", "links")
    if all(getattr(edited, part) == getattr(item, part) for part in parts):
        raise Refused("The item reads like that already.")
    yield edited


def move_item(meeting: Meeting, command: c.MoveItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Put the item, and its parts with it, at another place among its siblings."""
    item = find(meeting, command.item)
    siblings = items.siblings(meeting.agenda, item.under)
    place = _place(command.place, len(siblings))
    if siblings[place - 1].id == item.id:
        raise Refused("The item stands there already.")
    yield e.ItemMoved(item=item.id, place=place)


def drop_item(meeting: Meeting, command: c.DropItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Take off an item that was not talked about; what was stays in the minutes."""
    found = find(meeting, command.item)
    block = items.with_parts(meeting.agenda, found.id)
    if any(item.started is not None for item in block):
        raise Refused("That item was talked about already.", "It stays on the agenda.")
    for item in reversed(block):
        yield e.ItemDropped(item=item.id)


def start_item(meeting: Meeting, command: c.StartItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Take an item up, for the first time or again."""
    item = find(meeting, command.item)
    if item.status is Status.OPEN:
        raise Refused("The meeting is on that item already.")
    yield from _go_to(meeting, item, really=command.really)


def next_item(meeting: Meeting, command: c.NextItem, _by: int, at: int) -> Iterator[e.Event]:
    """Go on, unless the meeting has gone on a moment ago: then somebody else was quicker."""
    soon = meeting.moved_on is not None and at - meeting.moved_on < TOO_SOON
    if soon and not command.really:
        raise Refused(
            "The meeting came to this item less than a minute ago.",
            "To go on all the same, type /item next really.",
        )
    item = items.following(meeting)
    if item is None:
        raise Refused("There is no next item.", "Type /agenda to see them all.")
    yield from _go_to(meeting, item, really=command.really)


def skip_item(meeting: Meeting, command: c.SkipItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Pass an item over, also the one that is open."""
    item = find(meeting, command.item)
    if item.status not in (Status.WAITING, Status.OPEN):
        raise Refused("That item is done or skipped already.", "Type /agenda to see the others.")
    if item.status is Status.OPEN:
        yield from unheard.hands_down(meeting, item, really=command.really)
    yield e.ItemSkipped(item=item.id)


def close_item(meeting: Meeting, command: c.CloseItem, _by: int, _at: int) -> Iterator[e.Event]:
    """Close the item that is open."""
    item = find(meeting, command.item)
    if item.status is not Status.OPEN:
        raise Refused("The meeting is not on that item.", "Type /agenda to see where it is.")
    yield from unheard.hands_down(meeting, item, really=command.really)
    yield e.ItemClosed(item=item.id)


def find(meeting: Meeting, number: int) -> Item:
    """Return the item that the events know by this number; refuse where there is none."""
    item = meeting.find_item(number)
    if item is None:
        raise Refused("There is no such agenda item.", "Type /agenda to see them.")
    return item


def _go_to(meeting: Meeting, item: Item, *, really: bool) -> Iterator[e.Event]:
    """Close the open item, start this one; moving on opens a closed queue again (as Zakim).

    Who waits keeps their place over a break.
    """
    if meeting.item:
        if not item.is_break:
            yield from unheard.hands_down(meeting, meeting.item, really=really)
        yield e.ItemClosed(item=meeting.item.id)
    yield e.ItemStarted(item=item.id)
    if not meeting.queue_is_open:
        yield e.QueueOpened()


def _parent(meeting: Meeting, command: c.AddItem) -> int:
    """Return what the new item is a part of, 0 for nothing; there is one level of parts only."""
    if command.under:
        parent = find(meeting, command.under)
        if parent.under:
            raise Refused("A sub-item cannot have parts of its own.", "Add it to the item above.")
        return parent.id
    if not command.is_sub:
        return 0
    if not meeting.agenda:
        raise Refused("There is no item that it could be a part of.", "Add an item first.")
    return items.siblings(meeting.agenda, 0)[-1].id


def _place(place: int, last: int) -> int:
    if not 1 <= place <= last:
        raise Refused(
            "The agenda has no place {place}.",
            "Give a place from 1 to {last}.",
            place=place,
            last=last,
        )
    return place
