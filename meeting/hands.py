"""The queue as a row of hands: one comes in, goes out or moves, and who was overtaken by whom."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import Any

from msgspec.structs import replace

from meeting.state import Hand
from meeting.values import PUT_FIRST, Kind, Why

Hands = tuple[Hand, ...]


def find(queue: Hands, number: int) -> Hand | None:
    """Return the hand with this number, or None."""
    return next((hand for hand in queue if hand.id == number), None)


def inserted(queue: Hands, hand: Hand, place: int) -> Hands:
    """Return the queue with a new hand at its place; all hands behind it were overtaken.

    A point of order and who was there before overtake nobody, and nobody overtakes who has the last
    word. One has it.
    """
    if hand.why is Why.LAST_WORD:
        queue = ordinary(queue)
    ahead, behind = queue[: place - 1], queue[place - 1 :]
    if hand.kind is not Kind.POINT_OF_ORDER and hand.why not in PUT_FIRST:
        behind = tuple(
            one
            if one.why is Why.LAST_WORD
            else replace(one, overtaken_by=(*one.overtaken_by, hand.id))
            for one in behind
        )
    return (*ahead, hand, *behind)


def called(queue: Hands, number: int) -> Hands:
    """Return the queue without a hand that gets its turn."""
    return tuple(hand for hand in queue if hand.id != number)


def lowered(queue: Hands, number: int) -> Hands:
    """Return the queue without a hand that gets no turn; in the end it has overtaken nobody."""
    return tuple(
        replace(hand, overtaken_by=tuple(one for one in hand.overtaken_by if one != number))
        if number in hand.overtaken_by
        else hand
        for hand in called(queue, number)
    )


def moved(queue: Hands, hand: Hand, place: int, **changes: Any) -> Hands:  # noqa: ANN401 - as replace
    """Return the queue with a hand at another place, and changed like this."""
    others = called(queue, hand.id)
    return _settled((*others[: place - 1], replace(hand, **changes), *others[place - 1 :]))


def first_place(queue: Hands, kind: Kind, number: int = 0) -> int:
    """Return the first place, behind points of order and who was put first and asked earlier.

    Args:
        queue: who waits.
        kind: what the hand that gets the place is for.
        number: the hand itself, where it waits already; 0 for a new one.
    """
    is_order = kind is Kind.POINT_OF_ORDER

    def stays_ahead(hand: Hand) -> bool:
        asked_earlier = not number or hand.id < number
        if hand.kind is Kind.POINT_OF_ORDER:
            return not is_order or asked_earlier
        return not is_order and hand.why in PUT_FIRST and asked_earlier

    return 1 + sum(1 for _ in takewhile(stays_ahead, called(queue, number)))


def put_first(queue: Hands, number: int, why: Why, by: int) -> Hands:
    """Return the queue with a hand at its first place; the same queue where it is not up."""
    hand = find(queue, number)
    if hand is None:
        return queue
    place = first_place(queue, hand.kind, number)
    return moved(queue, hand, place, why=why, moved_by=by, reason="", passed_over=False)


def later(queue: Hands, number: int) -> Hands:
    """Return the queue with a hand behind the next one; the same queue where none may follow."""
    may_follow = [hand for hand in queue if hand.why is not Why.LAST_WORD]
    for place, (hand, _following) in enumerate(pairwise(may_follow), 1):
        if hand.id == number:
            return moved(queue, hand, place + 1, why=Why.LATER)
    return queue


def ordinary(queue: Hands) -> Hands:
    """Return the queue where nobody has the last word any more."""
    return tuple(
        replace(hand, why=Why.MOVED) if hand.why is Why.LAST_WORD else hand for hand in queue
    )


def _settled(queue: Hands) -> Hands:
    """Return the queue where only hands ahead have overtaken, and only the last has the last word.

    Hands that were called have overtaken too: they are not in the queue.
    """
    places = {hand.id: place for place, hand in enumerate(queue)}

    def settled(place: int, hand: Hand) -> Hand:
        ahead = tuple(one for one in hand.overtaken_by if places.get(one, -1) < place)
        is_last = place == len(queue) - 1
        why = Why.MOVED if hand.why is Why.LAST_WORD and not is_last else hand.why
        return replace(hand, overtaken_by=ahead, why=why)

    return tuple(settled(place, hand) for place, hand in enumerate(queue))
