"""Time: how much is left, what turns may last, pauses, writing, and who has spoken for how long."""

from __future__ import annotations

import re

from meeting import commands as c
from meeting import time_words
from meeting.language import say
from meeting.state import Turn
from meeting.values import USUAL_TIME
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.wording import at_most

_TIME = re.compile(r"^(?P<count>\d{1,4}(?:[.,]\d)?)\s*(?P<unit>[a-z]*)\.?$", re.IGNORECASE)
_NONE = ("off", "none", "no", "0")
_LONGEST = 24 * 60 * 60


def time(_words: str, model: Model) -> Outcome:
    """Tell what is left of your turn, of the item and of the meeting."""
    return Show(time_words.now(model.meeting, model.you, model.clock.now(), model.zone))


def pause(_words: str, model: Model) -> Outcome:
    """Let the turn's time stand still, or run again."""
    turn = _turn(model)
    return Send(c.PauseTurn(turn=turn.id) if turn.paused is None else c.CarryOn(turn=turn.id))


def cut_off(_words: str, model: Model) -> Outcome:
    """Ask to finish your last turn."""
    turn = model.meeting.last_turn(model.you)
    return Send(c.CutOff(turn=turn.id if turn else 0))


def still(_words: str, model: Model) -> Outcome:
    """Hold the floor while you write."""
    return Send(c.StillWriting(turn=_turn(model).id))


def aloud(_words: str, model: Model) -> Outcome:
    """Read the written turn aloud."""
    return Send(c.ReadAloud(turn=_turn(model).id))


def limit(words: str, model: Model) -> Outcome:
    """Set the limit of turns: `2`, `90 seconds`, `off`, each perhaps behind `item`."""
    if not words:
        return Show(time_words.limits(model.meeting))
    first, _, rest = words.partition(" ")
    if first.casefold() != "item":
        return Send(c.SetLimit(seconds=_seconds(words)))
    if model.meeting.item is None:
        raise NotUnderstood(say("No agenda item is open."))
    return Send(c.SetLimit(seconds=_seconds(rest), item=model.meeting.item.id))


def hold(words: str, model: Model) -> Outcome:
    """Set how long a lost line keeps its place."""
    if not words:
        return Show((time_words.hold(model.meeting),))
    return Send(c.SetHold(seconds=_seconds(words)))


def my_time(words: str, model: Model) -> Outcome:
    """Take more time for your own turns: `3` times, or `none` for no timer."""
    if not words:
        return Show((time_words.own(model.meeting, model.you),))
    if words.casefold() in ("none", "off", "no timer"):
        return Send(c.FitTime(percent=0))
    number = at_most(words.casefold(), 20).removesuffix(" times").replace(",", ".")
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", number):
        raise NotUnderstood(say("Type /mytime and a number, such as 3, or none."))
    percent = round(float(number) * USUAL_TIME)
    if percent > 10 * USUAL_TIME:
        raise NotUnderstood(say("Ten times is the most. Type /mytime none for no timer."))
    return Send(c.FitTime(percent=percent or 1))


def spoken(words: str, model: Model) -> Outcome:
    """Tell who has spoken how often and how long, in the meeting or in the open item."""
    if words.casefold() not in ("", "item"):
        raise NotUnderstood(say("Type /spoken, or /spoken item."))
    if words and model.meeting.item is None:
        raise NotUnderstood(say("No agenda item is open."))
    item = model.meeting.item.id if words and model.meeting.item else None
    return Show(time_words.spoken(model.meeting, model.you, model.clock.now(), item))


def show_spoken(words: str, _model: Model) -> Outcome:
    """Show or hide speaking times for everybody."""
    if words.casefold() not in ("on", "off"):
        raise NotUnderstood(say("Type /showspoken on, or /showspoken off."))
    return Send(c.ShowStatistics(shown=words.casefold() == "on"))


def _turn(model: Model) -> Turn:
    if model.meeting.floor is None:
        raise NotUnderstood(say("Nobody has the floor."))
    return model.meeting.floor


def _seconds(words: str) -> int:
    """Read a time: a bare number is minutes; "off" is 0."""
    if words.casefold() in _NONE:
        return 0
    found = _TIME.match(words.strip())
    if found is None or found["unit"][:1].casefold() not in ("", "m", "s"):
        raise NotUnderstood(say("Type a time, such as 2 minutes, or 90 seconds, or off."))
    unit = 1 if found["unit"][:1].casefold() == "s" else 60
    seconds = round(float(found["count"].replace(",", ".")) * unit)
    if not 0 < seconds <= _LONGEST:
        raise NotUnderstood(say("Give a time from 1 second to one day."))
    return seconds
