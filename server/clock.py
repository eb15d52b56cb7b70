"""A meeting's time: milliseconds since it opened, never going back, whatever the clock does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic_ns, time_ns

_NANOSECONDS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Where time comes from.

    Attributes:
        wall: returns milliseconds since 1970; may jump.
        steady: returns milliseconds since any moment; never jumps.
    """

    wall: Callable[[], int] = lambda: time_ns() // _NANOSECONDS
    steady: Callable[[], int] = lambda: monotonic_ns() // _NANOSECONDS


class MeetingClock:
    """Tell a meeting's time.

    The wall clock is asked once, to know how long a server was away. From then on only the steady
    clock counts, so that a changed wall clock moves nothing.
    """

    def __init__(self, clocks: Clocks, opened: int, newest: int = 0) -> None:
        """Begin for a meeting that opened at `opened`, and whose newest event came at `newest`."""
        self._steady = clocks.steady
        self._ahead = max(newest, clocks.wall() - opened) - clocks.steady()

    def now(self) -> int:
        """Return the milliseconds since the meeting opened."""
        return self._steady() + self._ahead
