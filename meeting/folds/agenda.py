"""The agenda: what the meeting will talk about, and what it is on now."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Item, Meeting, Status


def item_added(meeting: Meeting, event: e.ItemAdded) -> Meeting:
    """Put the item in, under the event's number."""
    item = Item(
        id=event.seq,
        title=event.title,
        minutes=event.minutes,
        words=event.words,
        is_break=event.is_break,
    )
    return _placed(meeting, meeting.agenda, item, event.place)


def item_edited(meeting: Meeting, event: e.ItemEdited) -> Meeting:
    """Take over the new words."""
    return _changed(
        meeting, event.item, title=event.title, minutes=event.minutes, words=event.words
    )


def item_moved(meeting: Meeting, event: e.ItemMoved) -> Meeting:
    """Put the item at another place."""
    moved = meeting.find_item(event.item)
    if moved is None:
        return meeting
    return _placed(meeting, _without(meeting, event.item), moved, event.place)


def item_dropped(meeting: Meeting, event: e.ItemDropped) -> Meeting:
    """Take the item off."""
    return replace(meeting, agenda=_without(meeting, event.item))


def item_started(meeting: Meeting, event: e.ItemStarted) -> Meeting:
    """Open the item; one that is taken up again keeps its first start."""
    item = meeting.find_item(event.item)
    started = event.at if item is None or item.started is None else item.started
    return _changed(meeting, event.item, status=Status.OPEN, started=started, closed=None)


def item_closed(meeting: Meeting, event: e.ItemClosed) -> Meeting:
    """Close the item and keep when."""
    return _changed(meeting, event.item, status=Status.CLOSED, closed=event.at)


def _without(meeting: Meeting, number: int) -> tuple[Item, ...]:
    return tuple(item for item in meeting.agenda if item.id != number)


def _placed(meeting: Meeting, others: tuple[Item, ...], item: Item, place: int) -> Meeting:
    return replace(meeting, agenda=(*others[: place - 1], item, *others[place - 1 :]))


def _changed(meeting: Meeting, number: int, **changes: Any) -> Meeting:  # noqa: ANN401 - as replace
    agenda = (replace(item, **changes) if item.id == number else item for item in meeting.agenda)
    return replace(meeting, agenda=tuple(agenda))
