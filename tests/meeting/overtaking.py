"""Who was overtaken by whom, counted from the log alone: from where each hand came to stand.

It trusts no counter and knows no rule; it knows only what is no overtaking by a rule: points of
order, hosts' moves, going later yourself, and all that happens to who has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meeting import events as e
from meeting.values import Kind, Why

PUT_FIRST = (Why.CUT_OFF, Why.RETURNED)
"""Reasons of a hand that was there before: it overtakes nobody."""

BY_WISH = (Why.MOVED, Why.LATER, Why.LAST_WORD, *PUT_FIRST)
"""Reasons of a hand that stands where a host, its own person or its right put it."""


def most_overtaken(log: Iterable[e.Event]) -> int:
    """Return the highest number of later hands that any hand ever let pass by the rules."""
    return max(Overtaking().read(log), default=0)


class Overtaking:
    """Follow the places that the events tell.

    Attributes:
        order: the hands that wait, the first first.
        passed: pairs of hands: the first came later, and spoke or speaks sooner.
    """

    def __init__(self) -> None:
        """Begin before the first event."""
        self.order: list[int] = []
        self.passed: set[tuple[int, int]] = set()
        self._why: dict[int, Why] = {}
        self._points_of_order: set[int] = set()

    def read(self, log: Iterable[e.Event]) -> Iterator[int]:
        """Yield after every event how often the hand was overtaken that was overtaken most."""
        for event in log:
            self._happen(event)
            times = [sum(pair[1] == one for pair in self.passed) for one in self.order]
            yield max(times, default=0)

    def _happen(self, event: e.Event) -> None:
        match event:
            case e.HandRaised():
                self._raised(event)
            case e.HandMoved():
                self.order.remove(event.hand)
                self.order.insert(event.place - 1, event.hand)
                self._why[event.hand] = event.why
                self._forget_who_fell_back()
            case e.HandLowered() | e.HandUnheard():
                self._gone({event.hand})
            case e.QueueCleared():
                self._gone(set(self.order))
            case e.TurnBegan():
                self.order = [one for one in self.order if one != event.hand]
            case e.ModeChanged():
                self._stand([one.hand for one in event.order], [one.why for one in event.order])
            case e.MoveUndone():
                self._stand([one.id for one in event.queue], [one.why for one in event.queue])
            case _:
                pass

    def _raised(self, event: e.HandRaised) -> None:
        behind = self.order[event.place - 1 :]
        self.order.insert(event.place - 1, event.seq)
        self._why[event.seq] = event.why
        if event.kind is Kind.POINT_OF_ORDER:
            self._points_of_order.add(event.seq)
        elif event.why not in PUT_FIRST:
            passed = (one for one in behind if self._why[one] is not Why.LAST_WORD)
            self.passed |= {(event.seq, one) for one in passed}

    def _stand(self, order: list[int], reasons: list[Why]) -> None:
        """Take a whole new order: who came later and stands ahead by a rule has overtaken."""
        waiting = {*self.order, *order}
        self.order = order
        self._why.update(zip(order, reasons, strict=True))
        self.passed = {pair for pair in self.passed if pair[0] not in waiting}
        by_rule = [one for one in order if self._why[one] not in BY_WISH]
        self.passed |= {
            (ahead, behind)
            for place, ahead in enumerate(by_rule)
            for behind in by_rule[place + 1 :]
            if ahead > behind and ahead not in self._points_of_order
        }

    def _gone(self, hands: set[int]) -> None:
        """Forget hands that got no turn: in the end they were ahead of nobody."""
        self.order = [one for one in self.order if one not in hands]
        self.passed = {pair for pair in self.passed if pair[0] not in hands}

    def _forget_who_fell_back(self) -> None:
        places = {hand: place for place, hand in enumerate(self.order)}
        self.passed = {
            pair
            for pair in self.passed
            if places.get(pair[0], -1) < places.get(pair[1], len(places))
        }
