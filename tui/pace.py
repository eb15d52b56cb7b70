"""Hold back bursts: the first of a kind is told at once, what follows is counted for a while."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from meeting import events as e
from meeting.sentences import Announcement, Topic
from tui import sentences

FIRST, LONGEST, GROWTH = 1.0, 9.0, 3.0
"""Seconds that a kind stays quiet after it was told; longer while the burst goes on."""

COUNTED: Mapping[type[e.Event], int] = MappingProxyType(
    {
        e.PersonJoined: 1,
        e.PersonLeft: 1,
        e.LineLost: 1,
        e.LineRegained: 1,
        e.HandRaised: 1,
        e.HandLowered: 1,
        e.CardShown: 1,
        e.ChatSaid: 3,
    }
)
"""What is counted in a burst, and how many of it are told in full all the same."""


Waiting = tuple[e.Event, Announcement]
Paced = tuple[Announcement, tuple[e.Event, ...]]
"""What to tell now, and the events that it only counts."""


class _Kind:
    """One kind of event: what waits of it, and until when."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.until = 0.0
        self.quiet = FIRST


class Pace:
    """Decide when announcements are told. Times are seconds by any steady clock."""

    def __init__(self) -> None:
        """Begin with nothing waiting."""
        self._kinds: dict[type[e.Event], _Kind] = {}

    @property
    def due(self) -> float | None:
        """When `tick` has something to tell, None where nothing waits."""
        return min((kind.until for kind in self._kinds.values() if kind.waiting), default=None)

    def put(self, event: e.Event, said: Announcement, now: float) -> Iterator[Paced]:
        """Yield what to tell now, perhaps nothing; what waits on the same topic goes first."""
        if type(event) not in COUNTED or said.urgent or said.topic is Topic.YOUR_TURN:
            everything = isinstance(event, e.MeetingClosed)
            yield from self._flush(None if everything else said.topic, now)
            yield said, ()
            return
        kind = self._kinds.setdefault(type(event), _Kind())
        if kind.waiting or now < kind.until:
            kind.waiting.append((event, said))
            return
        kind.quiet, kind.until = FIRST, now + FIRST
        yield said, ()

    def tick(self, now: float) -> Iterator[Paced]:
        """Yield what has waited long enough."""
        for event, kind in self._kinds.items():
            if kind.waiting and kind.until <= now:
                yield from _told(event, kind.waiting)
                kind.waiting = []
                kind.quiet = min(LONGEST, kind.quiet * GROWTH)
                kind.until = now + kind.quiet

    def _flush(self, topic: Topic | None, now: float) -> Iterator[Paced]:
        """Yield what waits on this topic, or on all."""
        for event, kind in self._kinds.items():
            if kind.waiting and topic in (None, kind.waiting[0][1].topic):
                yield from _told(event, kind.waiting)
                kind.waiting, kind.until = [], now + kind.quiet


def _told(kind: type[e.Event], waiting: list[Waiting]) -> Iterator[Paced]:
    last = waiting[-1][1]
    if len(waiting) <= COUNTED[kind]:
        yield from ((said, ()) for _, said in waiting)
    elif kind is e.CardShown:  # each says how many are up, so the last says it all
        yield last, ()
    else:
        counted = tuple(event for event, _ in waiting)
        yield Announcement(sentences.burst(kind, len(waiting)), last.topic), counted
