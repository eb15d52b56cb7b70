"""Time: what turns may last, what makes them stand still, and how long places are held."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting import timing
from meeting.errors import Refused
from meeting.roles import Permission
from meeting.rules.queue import find
from meeting.state import Meeting, Turn
from meeting.values import USUAL_TIME


def pause_turn(meeting: Meeting, command: c.PauseTurn, by: int, _at: int) -> Iterator[e.Event]:
    """Stop the clock of a turn: its person may, and who keeps the queue."""
    turn = _own_or_kept(meeting, command.turn, by)
    if turn.paused is not None:
        raise Refused("That turn is paused already.")
    yield e.TurnPaused(turn=turn.id)


def carry_on(meeting: Meeting, command: c.CarryOn, by: int, _at: int) -> Iterator[e.Event]:
    """Let the clock of a turn run again; what a break stopped, its end lets run."""
    turn = _own_or_kept(meeting, command.turn, by)
    if turn.paused is None:
        raise Refused("That turn is not paused.")
    if meeting.break_since is not None:
        raise Refused("It is a break.", "Let the turn go on after it.")
    yield e.TurnCarriedOn(turn=turn.id)


def set_limit(meeting: Meeting, command: c.SetLimit, _by: int, _at: int) -> Iterator[e.Event]:
    """Say how long a turn may last, in the meeting or in one agenda item."""
    item = meeting.find_item(command.item)
    if command.item and item is None:
        raise Refused("There is no such agenda item.", "Type /agenda to see them.")
    if command.seconds == (item.limit if item else meeting.limit):
        raise Refused("That is the limit already.")
    yield e.LimitSet(seconds=command.seconds, item=command.item)


def set_hold(meeting: Meeting, command: c.SetHold, _by: int, _at: int) -> Iterator[e.Event]:
    """Say how long a lost line keeps its place."""
    if command.seconds == meeting.hold:
        raise Refused("Places are held for that long already.")
    yield e.HoldSet(seconds=command.seconds)


def fit_time(meeting: Meeting, command: c.FitTime, by: int, _at: int) -> Iterator[e.Event]:
    """Let somebody take more time for their turns; it is for themselves, and told to nobody."""
    if 0 < command.percent < USUAL_TIME:
        raise Refused("That is less than the usual time.", "Give 1 or more, or none.")
    if command.percent == meeting.people[by].time:
        raise Refused("That is your time already.")
    yield e.TimeFitted(percent=command.percent)


def show_statistics(
    meeting: Meeting, command: c.ShowStatistics, _by: int, _at: int
) -> Iterator[e.Event]:
    """Show or hide who has spoken how often."""
    if command.shown == meeting.statistics_shown:
        if command.shown:
            raise Refused("Speaking times are shown already.")
        raise Refused("Speaking times are hidden already.")
    yield e.StatisticsShown(shown=command.shown)


def end_time(meeting: Meeting, command: c.EndTime, _by: int, at: int) -> Iterator[e.Event]:
    """Tell everybody that a turn's time is up; no clock ends it."""
    turn = meeting.floor
    end = timing.announced_end(meeting, turn) if turn and turn.id == command.turn else None
    if end is None or end > at:
        raise Refused("That time is not up.")
    yield e.TimeRanOut(turn=command.turn)


def give_up_hand(meeting: Meeting, command: c.GiveUpHand, _by: int, at: int) -> Iterator[e.Event]:
    """Take a hand down whose person's line has been gone for too long."""
    hand = find(meeting, command.hand)
    until = timing.held_until(meeting, hand)
    if until is None or until > at:
        raise Refused("That place is still held.")
    yield e.HandLowered(hand=hand.id)


def _own_or_kept(meeting: Meeting, number: int, by: int) -> Turn:
    turn = meeting.floor
    if turn is None or turn.id != number:
        raise Refused("That turn is over already.")
    if turn.person != by and not meeting.people[by].may(Permission.KEEP_QUEUE):
        raise Refused("That is not your turn.", "You can pause only your own.")
    return turn
