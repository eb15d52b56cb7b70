"""Puts numbered parts in order and leaves out what was sent twice, as with Zoom's caption address.

The number goes up by one with each new part, and stays the same when a part is sent again.
"""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from typing import NamedTuple

PATIENCE_MS = 4_000
"""So long a part that is missing is waited for; then readers get what there is."""

REMEMBERED = 256
"""Parts whose numbers and words are known, to tell a repetition from a fresh start."""

FAR = 1_000
"""A jump this far is a new count, and no lost part."""

LATE = "(came late) "


class Part(NamedTuple):
    """Words as they were sent, and their language tag, "" where it was not said."""

    text: str
    language: str = ""


class Numbered:
    """The parts of one feed."""

    def __init__(self) -> None:
        """Begin: the first part's number is where the count begins."""
        self.last = 0
        self._began = False
        self._seen: OrderedDict[int, bytes] = OrderedDict()
        self._waiting: dict[int, Part] = {}
        self._since = 0

    def take(self, number: int, part: Part, now: int) -> list[Part]:
        """Take a part; give the parts that are next, in order.

        Args:
            number: its number.
            part: its words; they keep their language, however long they wait.
            now: the time in milliseconds, by any clock that does not go back.
        """
        mark = sha256(part.text.encode()).digest()
        if self._seen.get(number) == mark:
            return []
        known = number in self._seen
        self._remember(number, mark)
        if not self._began or abs(number - self.last) > FAR or known:
            return self._begin(number, part)
        if number <= self.last:
            return [part._replace(text=LATE + part.text)]
        if not self._waiting:
            self._since = now
        self._waiting[number] = part
        return self._next() + self.late(now)

    def late(self, now: int) -> list[Part]:
        """Give the parts that have waited long enough for one that is missing."""
        if not self._waiting or now - self._since < PATIENCE_MS:
            return []
        self.last = min(self._waiting) - 1
        return self._next()

    @property
    def waits(self) -> bool:
        """Tell whether a part is missing."""
        return bool(self._waiting)

    def _begin(self, number: int, part: Part) -> list[Part]:
        """Count from here: the software was started, or started again."""
        before = [self._waiting[one] for one in sorted(self._waiting)]
        self._waiting.clear()
        if self._began:
            self._seen = OrderedDict({number: self._seen[number]})
        self._began, self.last = True, number
        return [*before, part]

    def _next(self) -> list[Part]:
        found = []
        while part := self._waiting.pop(self.last + 1, None):
            self.last += 1
            found.append(part)
        return found

    def _remember(self, number: int, mark: bytes) -> None:
        self._seen[number] = mark
        self._seen.move_to_end(number)
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
