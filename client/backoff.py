"""How long to wait before the line is tried again: longer each time, and never in step."""

from __future__ import annotations

from collections.abc import Callable

FIRST, LONGEST = 0.25, 15.0
"""Seconds. Full jitter, so that a thousand clients of one server do not come back at once."""


class Backoff:
    """Count the tries since the line last stood."""

    def __init__(self, chance: Callable[[], float]) -> None:
        """Begin; `chance` gives a number from 0 to 1."""
        self._chance = chance
        self._tries = 0

    def next(self, asked: float = 0.0) -> float:
        """Return the seconds to wait; at least the `asked` ones, that the server wished for."""
        most = min(LONGEST, FIRST * 2.0 ** min(self._tries, 16))
        self._tries += 1
        return asked + self._chance() * most

    def reset(self) -> None:
        """Note that the line stands."""
        self._tries = 0
