"""The agenda as two levels: items, and the parts of an item right behind it."""

from __future__ import annotations

from meeting.state import Item, Meeting, Status

Agenda = tuple[Item, ...]


def siblings(agenda: Agenda, under: int) -> Agenda:
    """Return the items of one level: the parts of one item, or with 0 those of the agenda."""
    return tuple(item for item in agenda if item.under == under)


def with_parts(agenda: Agenda, number: int) -> Agenda:
    """Return an item and its parts, in their order."""
    return tuple(item for item in agenda if number in (item.id, item.under))


def placed(agenda: Agenda, block: Agenda, place: int) -> Agenda:
    """Return the agenda with an item and its parts put at a place among its siblings; 1 is first.

    `agenda` is without them.
    """
    under = block[0].under
    before = siblings(agenda, under)
    if place <= len(before) and before:
        at = agenda.index(before[max(0, place - 1)])
    elif under:
        at = max((n for n, one in enumerate(agenda, 1) if under in (one.id, one.under)), default=0)
    else:
        at = len(agenda)
    return (*agenda[:at], *block, *agenda[at:])


def number(agenda: Agenda, item: Item) -> str:
    """Return the number that people say: 2 for an item, 2.1 for its first part."""
    place = siblings(agenda, item.under).index(item) + 1
    parent = next((one for one in agenda if one.id == item.under), None)
    return f"{number(agenda, parent)}.{place}" if parent else str(place)


def numbered(agenda: Agenda, said: str) -> Item | None:
    """Return the item with this number, as `number` gives it; None where there is none."""
    return next((item for item in agenda if number(agenda, item) == said), None)


def own_minutes(agenda: Agenda, item: Item) -> int:
    """Return the minutes that are planned for an item besides those of its parts.

    An item's minutes hold those of its parts, so that none is counted twice.
    """
    return max(0, item.minutes - sum(part.minutes for part in siblings(agenda, item.id)))


def planned(agenda: Agenda) -> int:
    """Return the planned minutes of the whole agenda."""
    return sum(own_minutes(agenda, item) for item in agenda)


def following(meeting: Meeting) -> Item | None:
    """Return the item that is next: the first one after the open one that still waits."""
    after = meeting.agenda.index(meeting.item) + 1 if meeting.item else 0
    waiting = (one for one in meeting.agenda[after:] if one.status is Status.WAITING)
    return next(waiting, None)
