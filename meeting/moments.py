"""What time alone brings: marks of a turn, the end of a break, warnings that a plan runs over.

Nothing happens at these moments, so no event tells of them. Every client works them out from the
meeting as it is and the meeting's time, and tells each of them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from meeting import plan, timing
from meeting.language import say, say_many
from meeting.roles import Permission
from meeting.state import Item, Meeting
from meeting.summaries import ended, minutes, seconds
from meeting.timing import MINUTE, SECOND
from meeting.told.scene import Announcement, Topic
from meeting.told.wording import together

MARKS = (120, 90, 60, 30, 10)
"""Seconds left at which a speaker is told (as suitenumerique/meet does); never every second."""

WARNING = 2 * MINUTE
"""How long before an item's planned time is used up hosts are told; half of a very short one."""

WHOLE_WARNING = 10 * MINUTE
"""How long before the whole meeting's planned time is used up hosts are told."""


class Moment(NamedTuple):
    """Something to tell at a time, in milliseconds of the meeting."""

    at: int
    said: Announcement


def coming(meeting: Meeting, you: int) -> tuple[Moment, ...]:
    """Return all that time brings for a person if nothing else happens, past moments too."""
    person = meeting.people.get(you)
    found = [*_turn(meeting, you), *_break(meeting)]
    if person and person.may(Permission.KEEP_AGENDA):
        found += (*_item(meeting), *_whole(meeting))
    return tuple(sorted(found, key=lambda moment: moment.at))


def _turn(meeting: Meeting, you: int) -> Iterator[Moment]:
    """Yield the marks of your own turn; nobody is told of another's."""
    turn = meeting.floor
    longest = timing.limit(meeting, you)
    if turn is None or turn.person != you or longest is None:
        return
    end = timing.ends(meeting, turn)
    if end is None:
        return
    for mark in MARKS:
        if mark * SECOND < longest:
            text = seconds(mark)
            yield Moment(end - mark * SECOND, _yours(say("{time} left.", time=text)))
    if turn.written:
        yield Moment(end, _yours(say("Your time is up. Type /still while you write.")))
    else:
        yield Moment(end, _yours(say("Your time is up. Finish soon, and type /done.")))


def _break(meeting: Meeting) -> Iterator[Moment]:
    item = meeting.item
    if item and meeting.break_since is not None and item.minutes:
        end = meeting.break_since + item.minutes * MINUTE
        yield Moment(end, Announcement(say("The break is over."), Topic.AGENDA))


def _item(meeting: Meeting) -> Iterator[Moment]:
    """Yield the warnings to hosts about the open item."""
    item = meeting.item
    if item is None or item.started is None or not item.minutes or item.is_break:
        return
    planned = item.minutes * MINUTE
    warning = min(WARNING, planned // 2)
    left = seconds(warning // SECOND)
    yield Moment(
        item.started + planned - warning,
        Announcement(together(_left(item, left), _who_waits(meeting)), Topic.AGENDA),
    )
    end = item.started + planned
    yield Moment(end, Announcement(together(_used_up(item), _how_late(meeting, end)), Topic.AGENDA))


def _left(item: Item, time: str) -> str:
    return say("{time} left for {title}", time=time, title=ended(item.title))


def _used_up(item: Item) -> str:
    return say("The planned time is used up: {title}", title=ended(item.title))


def _who_waits(meeting: Meeting) -> str:
    waiting = len(meeting.queue)
    if not waiting:
        return ""
    return say_many("{number} person waits to speak.", "{number} people wait to speak.", waiting)


def _how_late(meeting: Meeting, at: int) -> str:
    late = plan.late(meeting, at) // MINUTE
    return say("The meeting will end {time} late.", time=minutes(late)) if late > 0 else ""


def _whole(meeting: Meeting) -> Iterator[Moment]:
    """Yield the warnings to hosts about the whole meeting."""
    end = plan.planned_end(meeting)
    if end is None:
        return
    warning = min(WHOLE_WARNING, plan.planned(meeting) // 2)
    left = seconds(warning // SECOND)
    text = together(say("{time} left of the meeting's planned time.", time=left), _to_come(meeting))
    yield Moment(end - warning, Announcement(text, Topic.AGENDA))
    over = say("The meeting runs over its planned time.")
    yield Moment(end, Announcement(over, Topic.AGENDA))


def _to_come(meeting: Meeting) -> str:
    count = len(plan.waiting(meeting))
    if not count:
        return ""
    return say_many("{number} item is to come.", "{number} items are to come.", count)


def _yours(text: str) -> Announcement:
    return Announcement(text, Topic.YOUR_TURN)
