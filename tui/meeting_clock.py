"""The meeting's time on a face's own clock, from what arrives."""

from __future__ import annotations

from collections.abc import Callable


class MeetingClock:
    """Tell the meeting's time, in milliseconds; a face's clock counts seconds from any moment.

    What arrives was on its way for a while. So the quickest that came tells the time best.

    Attributes:
        face: the face's clock; where there is none, time stands at the last thing that arrived.
    """

    def __init__(self) -> None:
        """Begin with a meeting that opens at the face's moment 0."""
        self.face: Callable[[], float] | None = None
        self._ahead = 0.0
        self._last = 0.0

    def begins(self, at: int, now: float) -> None:
        """Note the server's time on a new line; an older line's clock counts no more."""
        self._ahead, self._last = at - now * 1000, now

    def shows(self, at: int, now: float) -> None:
        """Note an event that has just happened."""
        self._ahead, self._last = max(self._ahead, at - now * 1000), now

    def at(self, now: float) -> int:
        """Return the meeting's time at a moment of the face's clock."""
        return round(now * 1000 + self._ahead)

    def now(self) -> int:
        """Return the meeting's time."""
        return self.at(self.face() if self.face else self._last)

    def face_time(self, at: int) -> float:
        """Return the moment of the face's clock at which the meeting's time is `at`."""
        return (at - self._ahead) / 1000
