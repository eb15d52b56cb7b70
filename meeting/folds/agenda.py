"""The agenda: what the meeting will talk about, and what it is on now."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from meeting import events as e
from meeting import items
from meeting.folds.marks import gathered
from meeting.state import Item, Meeting, Status


def item_added(meeting: Meeting, event: e.ItemAdded) -> Meeting:
    """Put the item in, under the event's number."""
    item = Item(
        id=event.seq,
        title=event.title,
        minutes=event.minutes,
        words=event.words,
        is_break=event.is_break,
        presenter=event.presenter,
        links=event.links,
        under=event.under,
        limit=event.limit,
    )
    meeting = gathered(meeting, event, event.links)
    return replace(meeting, agenda=items.placed(meeting.agenda, (item,), event.place))


def item_edited(meeting: Meeting, event: e.ItemEdited) -> Meeting:
    """Take over the new words."""
    return _changed(
        gathered(meeting, event, event.links),
        event.item,
        title=event.title,
        minutes=event.minutes,
        words=event.words,
        presenter=event.presenter,
        links=event.links,
    )


def item_moved(meeting: Meeting, event: e.ItemMoved) -> Meeting:
    """Put the item and its parts at another place."""
    block = items.with_parts(meeting.agenda, event.item)
    if not block:
        return meeting
    others = tuple(item for item in meeting.agenda if item not in block)
    return replace(meeting, agenda=items.placed(others, block, event.place))


def item_dropped(meeting: Meeting, event: e.ItemDropped) -> Meeting:
    """Take the item off."""
    return replace(meeting, agenda=tuple(one for one in meeting.agenda if one.id != event.item))


def item_started(meeting: Meeting, event: e.ItemStarted) -> Meeting:
    """Open the item; one that is taken up again keeps its first start."""
    item = meeting.find_item(event.item)
    started = event.at if item is None or item.started is None else item.started
    meeting = replace(meeting, moved_on=event.at)
    return _changed(meeting, event.item, status=Status.OPEN, started=started, closed=None)


def item_skipped(meeting: Meeting, event: e.ItemSkipped) -> Meeting:
    """Pass the item over; one that was open keeps when it ended."""
    item = meeting.find_item(event.item)
    closed = event.at if item and item.status is Status.OPEN else None
    return _changed(meeting, event.item, status=Status.SKIPPED, closed=closed)


def item_closed(meeting: Meeting, event: e.ItemClosed) -> Meeting:
    """Close the item and keep when."""
    return _changed(meeting, event.item, status=Status.CLOSED, closed=event.at)


def _changed(meeting: Meeting, number: int, **changes: Any) -> Meeting:  # noqa: ANN401 - as replace
    agenda = (replace(item, **changes) if item.id == number else item for item in meeting.agenda)
    return replace(meeting, agenda=tuple(agenda))
