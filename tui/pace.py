"""Hold back bursts: the first of a kind is told at once, what follows is counted for a while."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from meeting import events as e
from meeting.told.scene import Announcement, Topic
from meeting.values import Sort
from tui import sentences

FIRST, LONGEST = 1.0, 10.0
"""Seconds that a kind stays quiet after it was told; the longer time while a flood goes on."""

COUNTED: Mapping[type[e.Event], int] = MappingProxyType(
    {
        e.PersonJoined: 1,
        e.PersonLeft: 1,
        e.LineLost: 1,
        e.LineRegained: 1,
        e.PersonRenamed: 1,
        e.AddressChosen: 1,
        e.HandRaised: 1,
        e.HandLowered: 1,
        e.HandChanged: 1,
        e.HandMoved: 3,
        e.CardShown: 3,
        e.CaptionCorrected: 1,
        e.ItemAdded: 1,
        e.ItemEdited: 1,
        e.ItemMoved: 1,
        e.ItemDropped: 1,
        e.ChatSaid: 3,
    }
)
"""What is counted in a burst, and how many of it are told in full all the same."""

RANKS = {topic: rank for rank, topic in enumerate(Topic)}
"""What presses most comes first: topics stand in that order."""

Waiting = tuple[e.Event, Announcement]
Paced = tuple[Announcement, tuple[e.Event, ...]]
"""What to tell now, and the events that it only counts."""

Kind = tuple[type[e.Event], Topic, tuple[Sort, bool] | None]
"""What is counted together: an event may give a sentence about itself and one about your place.

Cards count by their sort, and those with a name for themselves: a SLOW says nothing of a STOP.
"""


class _Burst:
    """What waits of one kind, and until when."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.until = 0.0
        self.quiet = FIRST


class Pace:
    """Decide when announcements are told. Times are seconds by any steady clock."""

    def __init__(self) -> None:
        """Begin with nothing waiting."""
        self._bursts: dict[Kind, _Burst] = {}

    @property
    def due(self) -> float | None:
        """When `tick` has something to tell, None where nothing waits."""
        return min((one.until for one in self._bursts.values() if one.waiting), default=None)

    @property
    def waiting(self) -> Iterator[e.Event]:
        """What was not told yet."""
        for burst in self._bursts.values():
            yield from (event for event, _ in burst.waiting)

    def put(
        self, event: e.Event, said: Announcement, now: float, *, own: bool = False
    ) -> Iterator[Paced]:
        """Yield what to tell now, perhaps nothing; what waits on the same topic goes first.

        What is your `own` doing is an answer to you, and never waits.
        """
        if own or said.urgent or type(event) not in COUNTED:
            everything = isinstance(event, e.MeetingClosed)
            yield from self._flush(None if everything else said.topic, now)
            yield said, ()
            return
        burst = self._bursts.setdefault((type(event), said.topic, _card(event)), _Burst())
        if burst.waiting or now < burst.until:
            burst.waiting.append((event, said))
            return
        burst.quiet, burst.until = FIRST, now + FIRST
        yield said, ()

    def cards_up(self, cards: Collection[int]) -> None:
        """Forget what waits about cards that are no longer among these."""
        for burst in self._bursts.values():
            burst.waiting = [
                (event, said)
                for event, said in burst.waiting
                if not isinstance(event, e.CardShown) or event.seq in cards
            ]

    def tick(self, now: float) -> Iterator[Paced]:
        """Yield what has waited long enough, what presses most first."""
        due = [kind for kind, one in self._bursts.items() if one.waiting and one.until <= now]
        for kind in sorted(due, key=lambda kind: RANKS[kind[1]]):
            burst = self._bursts[kind]
            yield from _told(kind, burst.waiting)
            burst.quiet = LONGEST if len(burst.waiting) > COUNTED[kind[0]] else FIRST
            burst.waiting, burst.until = [], now + burst.quiet

    def _flush(self, topic: Topic | None, now: float) -> Iterator[Paced]:
        """Yield what waits on this topic, or on all; an older place of yours is out of date."""
        for kind, burst in self._bursts.items():
            if burst.waiting and topic in (None, kind[1]):
                if topic is not Topic.YOUR_PLACE:
                    yield from _told(kind, burst.waiting)
                burst.waiting, burst.until = [], now + burst.quiet


def _card(event: e.Event) -> tuple[Sort, bool] | None:
    return (event.sort, event.named) if isinstance(event, e.CardShown) else None


def _told(kind: Kind, waiting: list[Waiting]) -> Iterator[Paced]:
    event, topic, card = kind
    last = waiting[-1][1]
    without_name = card is not None and not card[1]
    if without_name or topic is Topic.YOUR_PLACE:  # the last of them says it all
        yield last, ()
    elif len(waiting) <= COUNTED[event]:
        yield from ((said, ()) for _, said in waiting)
    else:
        counted = tuple(event for event, _ in waiting)
        yield Announcement(sentences.burst(event, len(waiting)), topic), counted
