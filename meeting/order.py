"""Where a hand stands, and why: the one place where the order of the queue is decided.

A new hand comes last, and goes ahead of others as far as a rule puts it there. The rules stand in a
table, the strongest first. No rule goes ahead of a hand that was overtaken too often. A hand that a
host moved, or whose person went later, stays behind the one it was put behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from meeting import hands
from meeting.state import Hand, Meeting
from meeting.values import MOST_OVERTAKEN, PUT_FIRST, Kind, Mode, Placed, Why


class Spoken(NamedTuple):
    """What somebody has said so far.

    Attributes:
        turns: how many, the one that lasts too; points of order are no turns.
        time: milliseconds on the floor, without pauses.
        speaks: whether a turn lasts, so that nobody knows yet how long it will be.
    """

    turns: int = 0
    time: int = 0
    speaks: bool = False


Measure = Callable[[Kind, Spoken], tuple[int, ...]]
Rules = tuple[tuple[Why, Measure], ...]

_MODES: Mapping[Mode, Rules] = MappingProxyType(
    {
        Mode.ARRIVAL: (),
        Mode.FIRST_TIME: ((Why.FIRST_TIME, lambda _kind, said: (min(1, said.turns),)),),
        Mode.LEAST_TIME: ((Why.LEAST_TIME, lambda _kind, said: (said.speaks, said.time)),),
        Mode.HOST: (),
    }
)
_KIND: Rules = ((Why.KIND, lambda kind, _said: (kind.rank,)),)
_ROUND: Rules = ((Why.ROUND, lambda _kind, said: (said.turns,)),)


def place(meeting: Meeting, person: int, kind: Kind, at: int) -> tuple[int, Why]:
    """Return the place (1 speaks next) that a new hand gets now, and the rule that gives it."""
    return _place(meeting.queue, person, kind, _order(meeting, at))


def arranged(meeting: Meeting, at: int) -> tuple[Placed, ...]:
    """Return all waiting hands in the order of the meeting's mode, as if they came in anew.

    Who was overtaken by hands that were called stays so; who has the last word keeps it, and so
    does who was put first.
    """
    waiting = {hand.id for hand in meeting.queue}
    order = _order(meeting, at)
    queue = tuple(_only_by_called(one, waiting) for one in meeting.queue if one.why in PUT_FIRST)
    others = (one for one in meeting.queue if one.why not in PUT_FIRST)
    for hand in sorted(others, key=lambda one: (one.why is Why.LAST_WORD, one.id)):
        number, why = _place(queue, hand.person, hand.kind, order)
        if hand.why is Why.LAST_WORD:
            number, why = len(queue) + 1, hand.why
        queue = hands.inserted(queue, replace(_only_by_called(hand, waiting), why=why), number)
    return tuple(Placed(hand.id, hand.why) for hand in queue)


def spoken(meeting: Meeting, at: int) -> Mapping[int, Spoken]:
    """Return what everybody has said up to a time; points of order are no turns."""
    said: dict[int, Spoken] = {}
    now = (meeting.floor,) if meeting.floor else ()
    for turn in (*meeting.turns, *now):
        if turn.kind is not Kind.POINT_OF_ORDER:
            turns, time, _ = said.get(turn.person, Spoken())
            said[turn.person] = Spoken(turns + 1, time + turn.taken(at), turn.ended is None)
    return said


def _only_by_called(hand: Hand, waiting: set[int]) -> Hand:
    """Return the hand as overtaken by nobody who still waits."""
    return replace(hand, overtaken_by=tuple(o for o in hand.overtaken_by if o not in waiting))


class _Order(NamedTuple):
    """What decides between two hands."""

    rules: Rules
    said: Mapping[int, Spoken]

    def between(self, person: int, kind: Kind, ahead: Hand) -> Why | None:
        """Return the rule that puts a new hand ahead of a waiting one; None where none does."""
        if ahead.kind is Kind.POINT_OF_ORDER:
            return None
        if kind is Kind.POINT_OF_ORDER:
            return Why.KIND
        if ahead.why is Why.MOVED or ahead.why in PUT_FIRST:
            return None
        own, other = self.said.get(person, Spoken()), self.said.get(ahead.person, Spoken())
        for why, measure in self.rules:
            if (mine := measure(kind, own)) != (theirs := measure(ahead.kind, other)):
                return why if mine < theirs else None
        return None


def _order(meeting: Meeting, at: int) -> _Order:
    fair = (*(_ROUND if meeting.rounds else ()), *_MODES[meeting.mode])
    return _Order((*_KIND, *fair), spoken(meeting, at) if fair else {})


def _place(queue: tuple[Hand, ...], person: int, kind: Kind, order: _Order) -> tuple[int, Why]:
    if queue and queue[-1].why is Why.LAST_WORD:
        queue = queue[:-1]
    number, reason, is_held = len(queue) + 1, Why.ASKED, False
    for before, ahead in zip(range(len(queue), 0, -1), reversed(queue), strict=True):
        why = order.between(person, kind, ahead)
        if why is None and ahead.why not in (Why.MOVED, Why.LATER):
            break
        is_held = is_held or len(ahead.overtaken_by) >= MOST_OVERTAKEN
        if why and is_held and kind is not Kind.POINT_OF_ORDER:
            return number, Why.LIMIT
        if why:
            number, reason = before, why
    return number, reason
