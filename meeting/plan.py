"""The agenda's time: what was planned against what it takes, for each item and for the whole."""

from __future__ import annotations

from meeting import items
from meeting.state import Item, Meeting, Status
from meeting.timing import MINUTE


def planned(meeting: Meeting) -> int:
    """Return the planned time of all items, in milliseconds."""
    return items.planned(meeting.agenda) * MINUTE


def began(meeting: Meeting) -> int | None:
    """Return when the first item was started, None before."""
    starts = (item.started for item in meeting.agenda if item.started is not None)
    return min(starts, default=None)


def planned_end(meeting: Meeting) -> int | None:
    """Return when the meeting ends by its plan; None before it began, or without a plan."""
    start, whole = began(meeting), planned(meeting)
    return start + whole if start is not None and whole else None


def waiting(meeting: Meeting) -> tuple[Item, ...]:
    """Return the items that were not talked about yet."""
    return tuple(item for item in meeting.agenda if item.status is Status.WAITING)


def used(item: Item, at: int) -> int:
    """Return how long an item has taken by then, in milliseconds."""
    if item.started is None:
        return 0
    return max(0, (at if item.closed is None else item.closed) - item.started)


def likely_end(meeting: Meeting, at: int) -> int | None:
    """Return when the meeting ends if all that is to come takes as long as planned."""
    if planned_end(meeting) is None:
        return None
    open_item = meeting.item
    rest = (
        max(0, items.own_minutes(meeting.agenda, open_item) * MINUTE - used(open_item, at))
        if open_item
        else 0
    )
    return (
        at
        + rest
        + sum(items.own_minutes(meeting.agenda, item) for item in waiting(meeting)) * MINUTE
    )


def late(meeting: Meeting, at: int) -> int:
    """Return by how much the meeting will run over its plan, in milliseconds; below 0 for early."""
    end, likely = planned_end(meeting), likely_end(meeting, at)
    return 0 if end is None or likely is None else likely - end
