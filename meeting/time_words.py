"""Time in plain sentences: what is left, what was planned, and who has spoken for how long."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import naming, plan, statistics, timing
from meeting.language import say, say_many
from meeting.state import Item, Meeting
from meeting.statistics import Talk
from meeting.summaries import ended, floor, hour, minutes, seconds, times
from meeting.timing import MINUTE, SECOND
from meeting.values import USUAL_TIME


def now(meeting: Meeting, you: int, at: int, zone: int | None = None) -> tuple[str, ...]:
    """Return what is left of the turn, of the item or break, and of the whole meeting.

    Args:
        meeting: the state.
        you: who asks.
        at: the meeting's time.
        zone: how many minutes the reader's clock is ahead of UTC, None where nobody knows.
    """
    lines = (*_turn(meeting, you, at), *_item(meeting, at, zone), *_whole(meeting, at))
    return lines or (say("No time is counted now."),)


def limits(meeting: Meeting) -> tuple[str, ...]:
    """Return how long a turn may last, in the meeting and in its items."""
    whole = seconds(meeting.limit) if meeting.limit else say("none")
    items = (one for one in meeting.agenda if one.limit)
    return (
        say("Limit for each turn: {time}.", time=whole),
        *(
            say("{time} in {title}", time=seconds(one.limit), title=ended(one.title))
            for one in items
        ),
    )


def hold(meeting: Meeting) -> str:
    """Return how long places are held."""
    return say("A lost line keeps its place for {time}.", time=seconds(meeting.hold))


def own(meeting: Meeting, you: int) -> str:
    """Return what time somebody takes for their turns."""
    person = meeting.people.get(you)
    percent = person.time if person else USUAL_TIME
    if not percent:
        return say("Your turns have no timer.")
    if percent == USUAL_TIME:
        return say("Your time is the usual.")
    return say("Your time: {times}.", times=times(percent))


def spoken(meeting: Meeting, you: int, at: int, item: int | None = None) -> tuple[str, ...]:
    """Return who has spoken how often, and how long; only your own where that is hidden."""
    talks = statistics.talks(meeting, at, item)
    if not meeting.statistics_shown:
        mine = [one for one in talks if one.person == you]
        return (say("Speaking times are hidden. This is your own."), *_talks(mine, meeting, you))
    if not talks:
        return (say("Nobody has spoken yet."),)
    return tuple(_talks(talks, meeting, you))


def talk(one: Talk, who: str) -> str:
    """Return what one person has said: "Ana: 2 turns, 3 minutes 5 seconds, first turn."."""
    parts = [say_many("{number} turn", "{number} turns", one.turns), seconds(one.time // SECOND)]
    if one.written:
        parts.append(say("{number} in writing", number=one.written))
    if one.first:
        parts.append(say("first time"))
    return f"{who}: {', '.join(parts)}."


def _talks(talks: tuple[Talk, ...] | list[Talk], meeting: Meeting, you: int) -> Iterator[str]:
    for one in talks:
        yield talk(one, naming.who(meeting, one.person, you))


def _turn(meeting: Meeting, you: int, at: int) -> Iterator[str]:
    turn = meeting.floor
    if turn is None:
        return
    taken = seconds(turn.taken(at) // SECOND)
    so_far = say("So far: {time}.", time=taken)
    yield f"{floor(meeting, you)} {so_far}"
    if turn.person != you:
        return
    left = timing.left(meeting, turn, at)
    if left is not None and left > 0:
        yield say("You have {time} left.", time=seconds(left // SECOND))
    elif left is not None:
        yield say("Your time is up.")


def _item(meeting: Meeting, at: int, zone: int | None) -> Iterator[str]:
    item = meeting.item
    if item is None or item.started is None:
        return
    if meeting.break_since is not None and item.minutes:
        end = meeting.break_since + item.minutes * MINUTE
        left = max(0, end - at)
        yield say(
            "It is a break. Back at {hour}, in {time}.",
            hour=hour(meeting, end, zone),
            time=_about(left),
        )
        return
    yield ended(f"{item.title}: {used(item, at)}")


def used(item: Item, at: int) -> str:
    """Return how much of an item's time is used: "4 of 10 minutes"."""
    taken = plan.used(item, at) // MINUTE
    if not item.minutes:
        return minutes(taken)
    return say("{number} of {planned}", number=taken, planned=minutes(item.minutes))


def _whole(meeting: Meeting, at: int) -> Iterator[str]:
    start = plan.began(meeting)
    if start is None or plan.planned_end(meeting) is None:
        return
    whole = minutes(plan.planned(meeting) // MINUTE)
    taken = minutes((at - start) // MINUTE)
    late = plan.late(meeting, at)
    planned = say("Planned for the whole: {time}. Used: {taken}.", time=whole, taken=taken)
    yield f"{planned} {_end(late)}"


def _end(late: int) -> str:
    time = minutes(abs(late) // MINUTE)
    if abs(late) < MINUTE:
        return say("The end is likely as planned.")
    if late > 0:
        return say("The end is likely {time} late.", time=time)
    return say("The end is likely {time} early.", time=time)


def _about(left: int) -> str:
    """Return a time until something in whole minutes, the last one in seconds."""
    return minutes(left // MINUTE) if left >= MINUTE else seconds(left // SECOND)
