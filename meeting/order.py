"""Where a hand stands, and why: the one place where the order of the queue is decided.

A new hand comes last and goes ahead of one hand after the other, as long as a rule puts it there
and the other one was not overtaken too often. The rules stand in a table, the strongest first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from meeting.state import Hand, Meeting
from meeting.values import MOST_OVERTAKEN, Kind, Mode, Placed, Why


class Spoken(NamedTuple):
    """What somebody has said so far: turns, and milliseconds on the floor."""

    turns: int = 0
    time: int = 0


Measure = Callable[[Kind, Spoken], int]

_MODES: Mapping[Mode, tuple[tuple[Why, Measure], ...]] = MappingProxyType(
    {
        Mode.ARRIVAL: (),
        Mode.FIRST_TIME: ((Why.FIRST_TIME, lambda _kind, spoken: min(1, spoken.turns)),),
        Mode.LEAST_TIME: ((Why.LEAST_TIME, lambda _kind, spoken: spoken.time),),
        Mode.HOST: (),
    }
)
_KIND: tuple[Why, Measure] = (Why.KIND, lambda kind, _spoken: kind.rank)
_ROUND: tuple[Why, Measure] = (Why.ROUND, lambda _kind, spoken: spoken.turns)


def place(meeting: Meeting, person: int, kind: Kind) -> tuple[int, Why]:
    """Return the place (1 speaks next) that a new hand gets, and the rule that gives it."""
    return _place(meeting, meeting.queue, person, kind)


def arranged(meeting: Meeting) -> tuple[Placed, ...]:
    """Return all waiting hands in the order of the meeting's mode, as if they came in anew."""
    queue: tuple[Hand, ...] = ()
    for hand in sorted(meeting.queue, key=lambda one: one.id):
        number, why = _place(meeting, queue, hand.person, hand.kind)
        queue = inserted(queue, replace(hand, why=why, overtaken=0), number)
    return tuple(Placed(hand.id, hand.why) for hand in queue)


def inserted(queue: tuple[Hand, ...], hand: Hand, number: int) -> tuple[Hand, ...]:
    """Return the queue with a new hand at its place; a point of order overtakes nobody."""
    ahead, behind = queue[: number - 1], queue[number - 1 :]
    if hand.kind is not Kind.POINT_OF_ORDER:
        behind = tuple(replace(one, overtaken=one.overtaken + 1) for one in behind)
    return (*ahead, hand, *behind)


def spoken(meeting: Meeting) -> Mapping[int, Spoken]:
    """Return what everybody has said so far; points of order are no turns."""
    said: dict[int, Spoken] = {}
    now = (meeting.floor,) if meeting.floor else ()
    for turn in (*meeting.turns, *now):
        if turn.kind is not Kind.POINT_OF_ORDER:
            turns, time = said.get(turn.person, Spoken())
            ended = meeting.at if turn.ended is None else turn.ended
            said[turn.person] = Spoken(turns + 1, time + ended - turn.began)
    return said


def _place(meeting: Meeting, queue: tuple[Hand, ...], person: int, kind: Kind) -> tuple[int, Why]:
    said = spoken(meeting)
    rules = (_KIND, *((_ROUND,) if meeting.rounds else ()), *_MODES[meeting.mode])
    number, reason = len(queue) + 1, Why.ASKED
    for ahead in reversed(queue):
        own, other = said.get(person, Spoken()), said.get(ahead.person, Spoken())
        why = _first_difference(rules, (kind, own), (ahead.kind, other))
        if why is None:
            break
        if ahead.overtaken >= MOST_OVERTAKEN and kind is not Kind.POINT_OF_ORDER:
            return number, Why.LIMIT
        number, reason = number - 1, why
    return number, reason


def _first_difference(
    rules: tuple[tuple[Why, Measure], ...], one: tuple[Kind, Spoken], other: tuple[Kind, Spoken]
) -> Why | None:
    """Return the rule that puts the first ahead of the second; None where none does."""
    for why, measure in rules:
        if (mine := measure(*one)) != (theirs := measure(*other)):
            return why if mine < theirs else None
    return None
