"""Time: what turns may last, what makes them stand still, and how long places are held."""

from __future__ import annotations

from types import MappingProxyType

from msgspec.structs import replace

from meeting import events as e
from meeting import steps
from meeting.state import Meeting, Turn


def turn_paused(meeting: Meeting, event: e.TurnPaused) -> Meeting:
    """Let the turn's time stand still."""
    return steps.on_turn(meeting, event.turn, lambda turn: _paused(turn, event.at))


def turn_carried_on(meeting: Meeting, event: e.TurnCarriedOn) -> Meeting:
    """Let the turn's time run again."""
    return steps.on_turn(meeting, event.turn, lambda turn: _carried_on(turn, event.at))


def time_ran_out(meeting: Meeting, event: e.TimeRanOut) -> Meeting:
    """Note that it was told, so that it is told once."""
    return steps.on_turn(meeting, event.turn, lambda turn: replace(turn, time_is_up=True))


def limit_set(meeting: Meeting, event: e.LimitSet) -> Meeting:
    """Take over the limit; for the turn that lasts it counts at once."""
    if event.item:
        agenda = (
            replace(item, limit=event.seconds) if item.id == event.item else item
            for item in meeting.agenda
        )
        meeting = replace(meeting, agenda=tuple(agenda))
    else:
        meeting = replace(meeting, limit=event.seconds)
    floor = meeting.floor.id if meeting.floor else 0
    return steps.on_turn(meeting, floor, lambda turn: replace(turn, time_is_up=False))


def hold_set(meeting: Meeting, event: e.HoldSet) -> Meeting:
    """Take over for how long a place is held."""
    return replace(meeting, hold=event.seconds)


def time_fitted(meeting: Meeting, event: e.TimeFitted) -> Meeting:
    """Take over the time that the person takes."""
    known = meeting.people.get(event.by)
    if known is None:
        return meeting
    people = {**meeting.people, event.by: replace(known, time=event.percent)}
    return replace(meeting, people=MappingProxyType(people))


def statistics_shown(meeting: Meeting, event: e.StatisticsShown) -> Meeting:
    """Show or hide them."""
    return replace(meeting, statistics_shown=event.shown)


def withheld(meeting: Meeting, _event: e.Withheld) -> Meeting:
    """Leave the meeting as it is known here."""
    return meeting


def kept_by_breaks(meeting: Meeting, at: int) -> Meeting:
    """Let time stand still while a break is on, and run again when it is over.

    It looks at what is, not at what happened: whatever opens or closes an item, and whatever gives
    the floor to somebody, it holds.
    """
    item, floor = meeting.item, meeting.floor
    is_break = item is not None and item.is_break
    if is_break and meeting.break_since is None:
        meeting = replace(meeting, break_since=at)
    elif not is_break and meeting.break_since is not None:
        meeting = replace(meeting, break_since=None, break_ended=at)
    if floor and is_break and floor.paused is None:
        return steps.on_turn(meeting, floor.id, lambda turn: _paused(turn, at, in_break=True))
    if floor and floor.in_break and not is_break:
        return steps.on_turn(meeting, floor.id, lambda turn: _carried_on(turn, at))
    return meeting


def _paused(turn: Turn, at: int, *, in_break: bool = False) -> Turn:
    return turn if turn.paused is not None else replace(turn, paused=at, in_break=in_break)


def _carried_on(turn: Turn, at: int) -> Turn:
    if turn.paused is None:
        return turn
    pauses = turn.pauses + max(0, at - turn.paused)
    return replace(turn, paused=None, in_break=False, pauses=pauses)
