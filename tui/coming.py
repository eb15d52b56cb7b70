"""What time brings: each moment is told once, when it has come."""

from __future__ import annotations

from meeting import moments
from meeting.state import Meeting
from meeting.told.scene import Announcement
from tui.meeting_clock import MeetingClock


class Coming:
    """The moments that a person is told of, by a clock of the meeting."""

    def __init__(self, clock: MeetingClock) -> None:
        """Begin with none."""
        self._clock = clock
        self._moments: tuple[moments.Moment, ...] = ()
        self._told_until = 0

    @property
    def due(self) -> float | None:
        """When the next moment comes, by the face's clock; None where none does."""
        times = (one.at for one in self._moments if one.at > self._told_until)
        return next((self._clock.face_time(at) for at in times), None)

    def passed(self, now: float) -> None:
        """Begin at `now`: you were not there for what has passed before."""
        self._told_until = self._clock.at(now)

    def expect(self, meeting: Meeting, you: int) -> None:
        """Take in what comes if the meeting stays as it is."""
        self._moments = moments.coming(meeting, you)

    def brought(self, now: float) -> tuple[Announcement, ...]:
        """Return what time has brought since the last look."""
        since, self._told_until = self._told_until, max(self._told_until, self._clock.at(now))
        return tuple(one.said for one in self._moments if since < one.at <= self._told_until)
