"""How much one person or one address may ask for, as one table.

Each limit is a bucket of tokens: it fills at an even rate, and each wish takes one out. The table
is made so that no one at a keyboard or a switch ever meets it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from meeting import commands as c


class Limit(NamedTuple):
    """So many in one go (`burst`), then so many a second (`rate`)."""

    rate: float
    burst: float


Table = Mapping[type[c.Command], Limit]

PER_PERSON: Table = MappingProxyType(
    {
        c.Command: Limit(rate=20, burst=40),
        c.Chat: Limit(rate=1, burst=10),
        c.Say: Limit(rate=1, burst=10),
        c.RaiseHand: Limit(rate=1 / 3, burst=6),
        c.LowerHand: Limit(rate=1 / 3, burst=6),
        c.PauseTurn: Limit(rate=1, burst=6),
        c.CarryOn: Limit(rate=1, burst=6),
        c.StillWriting: Limit(rate=1 / 5, burst=6),
        c.ReadAloud: Limit(rate=1 / 5, burst=6),
        c.ShowCard: Limit(rate=1, burst=6),
        c.PutDownCard: Limit(rate=1, burst=6),
        c.Rename: Limit(rate=1 / 60, burst=4),
        c.ChooseAddress: Limit(rate=1 / 60, burst=4),
    }
)
"""What one person may ask for, over all their connections; `Command` stands for all other ones."""

WRONG_LINKS = Limit(rate=1 / 12, burst=20)
"""Wrong secrets from one address."""

SHORT_CODES = Limit(rate=1 / 12, burst=20)
"""Wrong short codes for one meeting, from all addresses together.

In a meeting of three hours that is 920 guesses at one of 2^30 codes: a chance of less than one
in a million.
"""

JOINS = Limit(rate=2, burst=300)
"""New people from one address: a whole office behind it may come at once."""

HANDSHAKES = Limit(rate=50, burst=500)
"""New connections from all addresses together: each costs a server more than a message does."""

BYTES = Limit(rate=64 * 1024, burst=512 * 1024)
"""Bytes from one connection; a frame counts 64 more, so that empty ones are not free."""

FRAME_COST = 64

_MOST_BUCKETS = 10_000


class Buckets:
    """The buckets of many persons, connections or addresses."""

    def __init__(self, steady: Callable[[], int]) -> None:
        """Begin full; `steady` returns milliseconds."""
        self._steady = steady
        self._buckets: dict[Hashable, tuple[float, int]] = {}

    def take(self, key: Hashable, limit: Limit) -> bool:
        """Take a token out of the key's bucket; False where there is none left."""
        left = self._left(key, limit)
        enough = left >= 1
        self._buckets.pop(key, None)
        self._buckets[key] = (left - 1 if enough else left, self._steady())
        if len(self._buckets) > _MOST_BUCKETS:  # forget the one that was not used for longest
            del self._buckets[next(iter(self._buckets))]
        return enough

    def has(self, key: Hashable, limit: Limit) -> bool:
        """Tell whether a token is left in the key's bucket."""
        return self._left(key, limit) >= 1

    def _left(self, key: Hashable, limit: Limit) -> float:
        now = self._steady()
        left, then = self._buckets.get(key, (limit.burst, now))
        return min(limit.burst, left + (now - then) * limit.rate / 1000)


class Limits:
    """How much each person in one meeting may ask for."""

    def __init__(self, steady: Callable[[], int], table: Table = PER_PERSON) -> None:
        """Begin with full buckets; `steady` returns milliseconds."""
        self._table = table
        self._buckets = Buckets(steady)

    def allow(self, person: int, kind: type[c.Command]) -> bool:
        """Tell whether the person may give another command of this kind now."""
        return self._buckets.take((person, kind), self._table.get(kind, self._table[c.Command]))
