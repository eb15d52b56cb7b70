"""Time, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import USUAL_TIME


def turn_paused(event: e.TurnPaused, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None:
        return ""
    own = event.by == turn.person and not scene.yours(event.by)
    return f"{scene.name(event.by)} paused {'their' if own else scene.whose(turn.person)} turn."


def turn_carried_on(_event: e.TurnCarriedOn, scene: Scene) -> str:
    turn = scene.after.floor
    return f"{_starting(scene.whose(turn.person))} turn goes on." if turn else ""


def time_ran_out(_event: e.TimeRanOut, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None or scene.yours(turn.person):
        return ""  # the speaker's own client has told them
    return f"{_starting(scene.whose(turn.person))} time is up."


def _starting(text: str) -> str:
    """Return a text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def limit_set(event: e.LimitSet, scene: Scene) -> str:
    where = f" in {wording.title(event.item, scene.after)}" if event.item else ""
    if event.seconds:
        longest = summaries.seconds(event.seconds)
        return ended(f"{scene.name(event.by)} set a limit of {longest} for each turn{where}")
    return ended(f"{scene.name(event.by)} took the limit for turns away{where}")


def hold_set(event: e.HoldSet, scene: Scene) -> str:
    held = summaries.seconds(event.seconds)
    return f"{scene.name(event.by)} set how long a lost line keeps its place: {held}."


def time_fitted(event: e.TimeFitted, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""
    if not event.percent:
        return "Your turns have no timer. Nobody else is told."
    if event.percent == USUAL_TIME:
        return "Your time is as usual. Nobody else is told."
    return f"Your time is {summaries.times(event.percent)} the usual. Nobody else is told."


def statistics_shown(event: e.StatisticsShown, scene: Scene) -> str:
    how = "shows" if event.shown else "hides"
    if scene.yours(event.by):
        how = how.rstrip("s")
    return f"{scene.name(event.by)} {how} speaking times."


def withheld(_event: e.Withheld, _: Scene) -> str:
    return ""
