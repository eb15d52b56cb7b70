"""What a running server counts, as Prometheus reads it: no names, no words, no addresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

BOUNDS = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0)
"""Seconds; the upper ends of the buckets into which commits are counted."""


class Gauge(NamedTuple):
    """One figure as it stands at this moment."""

    name: str
    words: str
    value: float


class Measures:
    """The figures of one server.

    Attributes:
        events: events that went out.
        refused: commands that were refused.
        turned_away: connections that were not let in.
        late: seconds by which the last look at the connections came too late: how busy it is.
    """

    def __init__(self) -> None:
        """Begin at nothing."""
        self.events = 0
        self.refused = 0
        self.turned_away = 0
        self.late = 0.0
        self._commits = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0

    def committed(self, seconds: float) -> None:
        """Count a commit that took so long; the log's thread calls it."""
        self._commits[bisect_left(BOUNDS, seconds)] += 1
        self._seconds += seconds

    def page(self, gauges: Iterable[Gauge]) -> str:
        """Return all figures as text (Prometheus exposition format, version 0.0.4)."""
        return "".join(f"{line}\n" for line in self._lines(gauges))

    def _lines(self, gauges: Iterable[Gauge]) -> Iterator[str]:
        counters = (
            Gauge("events_total", "Events that went out.", self.events),
            Gauge("refusals_total", "Commands that were refused.", self.refused),
            Gauge("turned_away_total", "Connections that were not let in.", self.turned_away),
        )
        for one in counters:
            yield from _one(one, "counter")
        late = Gauge("late_seconds", "How late the server looks after its lines.", self.late)
        for one in (*gauges, late):
            yield from _one(one, "gauge")
        yield "# HELP handrail_commit_seconds How long a commit took to be on disk."
        yield "# TYPE handrail_commit_seconds histogram"
        ends = (*(f"{bound:g}" for bound in BOUNDS), "+Inf")
        for end, count in zip(ends, accumulate(self._commits), strict=True):
            yield f'handrail_commit_seconds_bucket{{le="{end}"}} {count}'
        yield f"handrail_commit_seconds_sum {self._seconds:.6f}"
        yield f"handrail_commit_seconds_count {sum(self._commits)}"


def _one(gauge: Gauge, kind: str) -> Iterator[str]:
    yield f"# HELP handrail_{gauge.name} {gauge.words}"
    yield f"# TYPE handrail_{gauge.name} {kind}"
    yield f"handrail_{gauge.name} {gauge.value:g}"
