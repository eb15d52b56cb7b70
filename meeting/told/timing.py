"""Time, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries
from meeting.language import later, say
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import USUAL_TIME


def turn_paused(event: e.TurnPaused, scene: Scene) -> str:
    turn, who = scene.after.floor, scene.name(event.by)
    if turn is None:
        return ""
    if event.by == turn.person and not scene.yours(event.by):
        return say("{who} paused their turn.", who=who)
    return say("{who} paused {whose} turn.", who=who, whose=scene.whose(turn.person))


def turn_carried_on(_event: e.TurnCarriedOn, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None:
        return ""
    return scene.told(turn.person, later("Your turn goes on."), later("{who}'s turn goes on."))


def time_ran_out(_event: e.TimeRanOut, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None or scene.yours(turn.person):
        return ""  # the speaker's own client has told them
    return say("{who}'s time is up.", who=scene.other(turn.person))


def limit_set(event: e.LimitSet, scene: Scene) -> str:
    item = ended(wording.title(event.item, scene.after)) if event.item else ""
    who, time = scene.name(event.by), summaries.seconds(event.seconds)
    if event.seconds and item:
        return say(
            "{who} set a limit of {time} for each turn in {item}", who=who, time=time, item=item
        )
    if event.seconds:
        return say("{who} set a limit of {time} for each turn.", who=who, time=time)
    if item:
        return say("{who} took the limit for turns away in {item}", who=who, item=item)
    return say("{who} took the limit for turns away.", who=who)


def hold_set(event: e.HoldSet, scene: Scene) -> str:
    who, held = scene.name(event.by), summaries.seconds(event.seconds)
    return say("{who} set how long a lost line keeps its place: {time}.", who=who, time=held)


def time_fitted(event: e.TimeFitted, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""
    if not event.percent:
        return say("Your turns have no timer. Nobody else is told.")
    if event.percent == USUAL_TIME:
        return say("Your time is as usual. Nobody else is told.")
    times = summaries.times(event.percent)
    return say("Your time is {times} the usual. Nobody else is told.", times=times)


def statistics_shown(event: e.StatisticsShown, scene: Scene) -> str:
    if event.shown:
        yours, theirs = later("You show speaking times."), later("{who} shows speaking times.")
    else:
        yours, theirs = later("You hide speaking times."), later("{who} hides speaking times.")
    return scene.told(event.by, yours, theirs)


def withheld(_event: e.Withheld, _: Scene) -> str:
    return ""
