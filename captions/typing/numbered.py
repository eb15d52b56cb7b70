"""Puts numbered parts in order and leaves out what was sent twice, as with Zoom's caption address.

The number goes up by one with each new part, and stays the same when a part is sent again.
"""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256

PATIENCE_MS = 4_000
"""So long a part that is missing is waited for; then readers get what there is."""

REMEMBERED = 256
"""Parts whose numbers and words are known, to tell a repetition from a fresh start."""

FAR = 1_000
"""A jump this far is a new count, and no lost part."""

LATE = "(came late) "


class Numbered:
    """The parts of one feed."""

    def __init__(self) -> None:
        """Begin: the first part's number is where the count begins."""
        self.last = 0
        self._began = False
        self._seen: OrderedDict[int, bytes] = OrderedDict()
        self._waiting: dict[int, str] = {}
        self._since = 0

    def take(self, number: int, text: str, now: int) -> list[str]:
        """Take a part; give the parts that are next, in order.

        Args:
            number: its number.
            text: its words.
            now: the time in milliseconds, by any clock that does not go back.
        """
        mark = sha256(text.encode()).digest()
        if self._seen.get(number) == mark:
            return []
        known = number in self._seen
        self._remember(number, mark)
        if not self._began or abs(number - self.last) > FAR or known:
            return self._begin(number, text)
        if number <= self.last:
            return [LATE + text]
        if not self._waiting:
            self._since = now
        self._waiting[number] = text
        return self._next() + self.late(now)

    def late(self, now: int) -> list[str]:
        """Give the parts that have waited long enough for one that is missing."""
        if not self._waiting or now - self._since < PATIENCE_MS:
            return []
        self.last = min(self._waiting) - 1
        return self._next()

    @property
    def waits(self) -> bool:
        """Tell whether a part is missing."""
        return bool(self._waiting)

    def _begin(self, number: int, text: str) -> list[str]:
        """Count from here: the software was started, or started again."""
        before = [self._waiting[one] for one in sorted(self._waiting)]
        self._waiting.clear()
        if self._began:
            self._seen = OrderedDict({number: self._seen[number]})
        self._began, self.last = True, number
        return [*before, text]

    def _next(self) -> list[str]:
        found = []
        while (text := self._waiting.pop(self.last + 1, None)) is not None:
            self.last += 1
            found.append(text)
        return found

    def _remember(self, number: int, mark: bytes) -> None:
        self._seen[number] = mark
        self._seen.move_to_end(number)
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
