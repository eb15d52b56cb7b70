"""The figures of a server's meetings at this moment, for `/metrics`."""

from __future__ import annotations

from collections.abc import Iterable

from meeting.state import Status
from server.hall import Hall
from server.measures import Gauge


def gauges(halls: Iterable[Hall], connections: int) -> list[Gauge]:
    """Return how many meetings, people and lines there are, and how old the captions are."""
    held = [hall for hall in halls if hall.room.state.status is Status.OPEN]
    ages = [hall.caption_age for hall in held if hall.room.state.captioners]
    return [
        Gauge("connections", "Lines that are open.", connections),
        Gauge("meetings", "Meetings that go on.", len(held)),
        Gauge("readers", "Lines that read along.", sum(hall.relay.readers for hall in held)),
        Gauge("behind", "Lines that are behind.", sum(hall.relay.behind for hall in held)),
        Gauge(
            "caption_age_seconds",
            "Seconds since the newest caption, in the meeting where that is longest.",
            max(ages, default=0) / 1000,
        ),
    ]
