"""How long a turn may last, when its time is up, and how long a lost line keeps its place.

Every time is in milliseconds of the meeting, unless a name says seconds. Nothing here waits: the
server asks `due` when to look again, and clients ask `meeting.moments` what to tell, and when.
"""

from __future__ import annotations

from typing import NamedTuple

from meeting import commands as c
from meeting.state import Hand, Meeting, Status, Turn
from meeting.values import USUAL_TIME

SECOND, MINUTE = 1000, 60_000


class Due(NamedTuple):
    """What the server itself has to do, and from when on."""

    at: int
    command: c.Internal


def limit(meeting: Meeting, person: int) -> int | None:
    """Return how long a turn of somebody may last now, None for as long as it takes.

    Only the person themselves and the server know of a time of their own; to others it is the
    meeting's.
    """
    item, known = meeting.item, meeting.people.get(person)
    usual = (item.limit if item and item.limit else meeting.limit) * SECOND
    percent = known.time if known else USUAL_TIME
    return usual * percent // 100 or None


def ends(meeting: Meeting, turn: Turn) -> int | None:
    """Return when the time of a turn is up if nothing stops it; None where nothing is counted."""
    longest = limit(meeting, turn.person)
    if longest is None or turn.paused is not None:
        return None
    return turn.began + turn.pauses + turn.signed + longest


def left(meeting: Meeting, turn: Turn, at: int) -> int | None:
    """Return how much of a turn's time is left, below 0 where it ran over; None for no timer."""
    longest = limit(meeting, turn.person)
    return None if longest is None else longest - (turn.taken(at) - turn.signed)


def held_until(meeting: Meeting, hand: Hand) -> int | None:
    """Return until when a hand waits for its person; None where they are here, or in a break."""
    person = meeting.people.get(hand.person)
    if person is None or person.away_since is None or meeting.break_since is not None:
        return None
    return max(person.away_since, meeting.break_ended) + meeting.hold * SECOND


def announced_end(meeting: Meeting, turn: Turn) -> int | None:
    """Return when all are told that a turn's time is up: never of who takes their own time."""
    person = meeting.people.get(turn.person)
    if turn.time_is_up or person is None or person.time != USUAL_TIME:
        return None
    return ends(meeting, turn)


def due(meeting: Meeting) -> Due | None:
    """Return what comes next by itself, None where nothing does."""
    if meeting.status is not Status.OPEN:
        return None
    found = [
        Due(until, c.GiveUpHand(hand=hand.id))
        for hand in meeting.queue
        if (until := held_until(meeting, hand)) is not None
    ]
    floor = meeting.floor
    if floor and (end := announced_end(meeting, floor)) is not None:
        found.append(Due(end, c.EndTime(turn=floor.id)))
    return min(found, key=lambda one: one.at, default=None)
