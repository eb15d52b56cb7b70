"""Time in plain sentences: what is left, what was planned, and who has spoken for how long."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import plan, statistics, timing
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
    return lines or ("No time is counted now.",)


def limits(meeting: Meeting) -> tuple[str, ...]:
    """Return how long a turn may last, in the meeting and in its items."""
    whole = seconds(meeting.limit) if meeting.limit else "none"
    items = (one for one in meeting.agenda if one.limit)
    return (
        f"Limit for each turn: {whole}.",
        *(ended(f"{seconds(one.limit)} in {one.title}") for one in items),
    )


def hold(meeting: Meeting) -> str:
    """Return how long places are held."""
    return f"A lost line keeps its place for {seconds(meeting.hold)}."


def own(meeting: Meeting, you: int) -> str:
    """Return what time somebody takes for their turns."""
    person = meeting.people.get(you)
    percent = person.time if person else USUAL_TIME
    if not percent:
        return "Your turns have no timer."
    return "Your time is the usual." if percent == USUAL_TIME else f"Your time: {times(percent)}."


def spoken(meeting: Meeting, you: int, at: int, item: int | None = None) -> tuple[str, ...]:
    """Return who has spoken how often, and how long; only your own where that is hidden."""
    talks = statistics.talks(meeting, at, item)
    if not meeting.statistics_shown:
        mine = [one for one in talks if one.person == you]
        return ("Speaking times are hidden. This is your own.", *_talks(mine, meeting, you))
    if not talks:
        return ("Nobody has spoken yet.",)
    return tuple(_talks(talks, meeting, you))


def talk(one: Talk, who: str) -> str:
    """Return what one person has said: "Ana: 2 turns, 3 minutes 5 seconds, first turn."."""
    turns = "1 turn" if one.turns == 1 else f"{one.turns} turns"
    written = f", {one.written} in writing" if one.written else ""
    first = ", first time" if one.first else ""
    return f"{who}: {turns}, {seconds(one.time // SECOND)}{written}{first}."


def _talks(talks: tuple[Talk, ...] | list[Talk], meeting: Meeting, you: int) -> Iterator[str]:
    for one in talks:
        yield talk(one, "You" if one.person == you else meeting.name_of(one.person))


def _turn(meeting: Meeting, you: int, at: int) -> Iterator[str]:
    turn = meeting.floor
    if turn is None:
        return
    taken = seconds(turn.taken(at) // SECOND)
    yield f"{floor(meeting, you)} So far: {taken}."
    if turn.person != you:
        return
    left = timing.left(meeting, turn, at)
    if left is not None and left > 0:
        yield f"You have {seconds(left // SECOND)} left."
    elif left is not None:
        yield "Your time is up."


def _item(meeting: Meeting, at: int, zone: int | None) -> Iterator[str]:
    item = meeting.item
    if item is None or item.started is None:
        return
    if meeting.break_since is not None and item.minutes:
        end = meeting.break_since + item.minutes * MINUTE
        left = max(0, end - at)
        yield f"It is a break. Back at {hour(meeting, end, zone)}, in {_about(left)}."
        return
    yield ended(f"{item.title}: {used(item, at)}")


def used(item: Item, at: int) -> str:
    """Return how much of an item's time is used: "4 of 10 minutes"."""
    taken = plan.used(item, at) // MINUTE
    return f"{taken} of {minutes(item.minutes)}" if item.minutes else minutes(taken)


def _whole(meeting: Meeting, at: int) -> Iterator[str]:
    start = plan.began(meeting)
    if start is None or plan.planned_end(meeting) is None:
        return
    whole = minutes(plan.planned(meeting) // MINUTE)
    taken = minutes((at - start) // MINUTE)
    late = plan.late(meeting, at)
    likely = "as planned"
    if abs(late) >= MINUTE:
        likely = f"{minutes(abs(late) // MINUTE)} {'late' if late > 0 else 'early'}"
    yield f"Planned for the whole: {whole}. Used: {taken}. The end is likely {likely}."


def _about(left: int) -> str:
    """Return a time until something in whole minutes, the last one in seconds."""
    return minutes(left // MINUTE) if left >= MINUTE else seconds(left // SECOND)
