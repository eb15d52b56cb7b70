"""Tells what the meeting's clock shows, from the times of the events that arrive."""

from __future__ import annotations

import time
from collections.abc import Callable


class MeetingTime:
    """Knows what the meeting's clock shows, from the events that arrive."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Take a clock in seconds."""
        self._clock = clock
        self._ahead: int | None = None
        self._sound_began: int | None = None

    def event_came(self, at: int) -> None:
        """Note an event that has just happened; the quickest one tells the time best."""
        ahead = at - self._now()
        self._ahead = ahead if self._ahead is None else max(self._ahead, ahead)

    def sound_came(self, end: int) -> None:
        """Note that sound up to this time of the source is here; the first one tells the rest.

        A microphone or a program at the other end of a pipe needs a moment before it begins.
        """
        if self._sound_began is None:
            self._sound_began = self._now() - end

    def of(self, ms: int) -> int:
        """Give the meeting's time, in milliseconds, of a time of the source."""
        began = self._now() if self._sound_began is None else self._sound_began
        return max(0, (self._ahead or 0) + began + ms)

    def now(self) -> int:
        """Give the meeting's time now, in milliseconds."""
        return max(0, (self._ahead or 0) + self._now())

    def _now(self) -> int:
        return round(self._clock() * 1000)
