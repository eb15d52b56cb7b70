"""What only the log tells: moves in the queue, every correction, who came, went and kept a role.

The state knows how things are. This is how they came to be so; names are those of the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from meeting import events as e
from meeting import sentences
from meeting.apply import apply
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import PUT_FIRST, SERVER, Why
from transcripts.masking import masked


class Moved(Struct, frozen=True, kw_only=True):
    """Somebody who keeps the queue used that power; `sentence` says who, what and why."""

    id: int
    at: int
    sentence: str


class Corrected(Struct, frozen=True, kw_only=True):
    """A person changed what a caption says; `by` is the person's number.

    `proposed_by` is who proposed it, 0 where `by` made it alone.
    """

    id: int
    at: int
    caption: int
    by: int
    old: str
    new: str
    proposed_by: int = 0
    is_mark: bool = False


class Respoken(Struct, frozen=True, kw_only=True):
    """A person changed who spoke some captions; people by their numbers, 0 for nobody known."""

    id: int
    at: int
    captions: tuple[int, ...]
    by: int
    old: int
    new: int


class Held(Struct, frozen=True, kw_only=True):
    """Somebody held a role for a time; `until` is None where they held it at the end."""

    person: int
    role: str
    since: int
    until: int | None = None


_NEVER: Mapping[int, int] = MappingProxyType({})


class History(Struct, frozen=True, kw_only=True):
    """How a meeting came to be as it is; empty where nobody has the log.

    Attributes:
        moves: uses of power over the queue, in their order.
        corrections: changes of captions, in their order.
        speakers: changes of who spoke, in their order.
        roles: who held which role, and when.
        left: when each person left, by number; nobody who stayed.
        asked: when the hand of a turn was raised, by the turn's number.
    """

    moves: tuple[Moved, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    speakers: tuple[Respoken, ...] = ()
    roles: tuple[Held, ...] = ()
    left: Mapping[int, int] = _NEVER
    asked: Mapping[int, int] = _NEVER


UNKNOWN = History()
"""The history of a meeting of which nobody kept the log."""


def follow(events: Iterable[e.Event], *, names: bool = True) -> tuple[Meeting, History]:
    """Return the meeting that these events make, and how it came to be so.

    `names` as in `compose`: whether sentences name people.
    """
    notes = _Notes(names=names)
    meeting = Meeting()
    for event in events:
        after = apply(meeting, event)
        notes.take(event, meeting, after)
        meeting = after
    return meeting, notes.history(meeting)


class _Notes:
    """Collect what the state forgets, event by event."""

    def __init__(self, *, names: bool) -> None:
        self._names = names
        self._moves: list[tuple[e.Event, Meeting, Meeting]] = []
        self._corrections: list[Corrected] = []
        self._speakers: list[Respoken] = []
        self._roles: list[Held] = []
        self._left: dict[int, int] = {}
        self._raised: dict[int, int] = {}
        self._asked: dict[int, int] = {}
        self._proposed: dict[int, int] = {}
        self._takers: Mapping[type[e.Event], Callable[[Any, Meeting], None]] = {
            e.PersonJoined: self._joined,
            e.PersonLeft: self._gone,
            e.PersonRemoved: self._gone,
            e.TookOver: self._took_over,
            e.GaveBack: self._gave_back,
            e.RoleGiven: self._given,
            e.RoleTaken: self._taken,
            e.HandRaised: self._hand,
            e.TurnBegan: self._turn,
            e.CorrectionProposed: self._proposal,
            e.CaptionCorrected: self._corrected,
            e.MarkAmended: self._amended,
            e.SpeakerCorrected: self._speaker,
        }

    def take(self, event: e.Event, before: Meeting, after: Meeting) -> None:
        """Note one event."""
        taker = self._takers.get(type(event))
        if taker:
            taker(event, before)
        if _is_power(event, before):
            self._moves.append((event, before, after))

    def history(self, end: Meeting) -> History:
        """Return all notes; their sentences have the names that people go by at the end."""
        people = masked(end, names=self._names).people
        moves = (
            Moved(
                id=event.seq,
                at=event.at,
                sentence=sentences.record(
                    event, replace(before, people=people), replace(after, people=people)
                ),
            )
            for event, before, after in self._moves
        )
        return History(
            moves=tuple(move for move in moves if move.sentence),
            corrections=tuple(self._corrections),
            speakers=tuple(self._speakers),
            roles=tuple(self._roles),
            left=self._left,
            asked=self._asked,
        )

    def _joined(self, event: e.PersonJoined, _: Meeting) -> None:
        self._roles += (
            Held(person=event.seq, role=str(role), since=event.at) for role in event.roles
        )

    def _gone(self, event: e.PersonLeft | e.PersonRemoved, _: Meeting) -> None:
        self._left[event.person] = event.at

    def _given(self, event: e.RoleGiven, _: Meeting) -> None:
        self._roles.append(Held(person=event.person, role=str(event.role), since=event.at))

    def _taken(self, event: e.RoleTaken, _: Meeting) -> None:
        for place, held in enumerate(self._roles):
            is_it = (held.person, held.role) == (event.person, str(event.role))
            if is_it and held.until is None:
                self._roles[place] = replace(held, until=event.at)

    def _took_over(self, event: e.TookOver, _: Meeting) -> None:
        self._given(e.RoleGiven(at=event.at, person=event.person, role=Role.HOST), _)

    def _gave_back(self, event: e.GaveBack, _: Meeting) -> None:
        self._taken(e.RoleTaken(at=event.at, person=event.person, role=Role.HOST), _)

    def _hand(self, event: e.HandRaised, _: Meeting) -> None:
        self._raised[event.seq] = event.at

    def _turn(self, event: e.TurnBegan, _: Meeting) -> None:
        if event.hand in self._raised:
            self._asked[event.seq] = self._raised[event.hand]

    def _proposal(self, event: e.CorrectionProposed, _: Meeting) -> None:
        self._proposed[event.seq] = event.by

    def _speaker(self, event: e.SpeakerCorrected, before: Meeting) -> None:
        """Note who was taken for the speaker; one line, however many captions."""
        captions = [before.captions.get(number) for number in event.captions]
        for caption in captions[:1]:
            if caption:
                self._speakers.append(
                    Respoken(
                        id=event.seq,
                        at=event.at,
                        captions=event.captions,
                        by=event.by,
                        old=caption.speaker,
                        new=event.person,
                    )
                )

    def _amended(self, event: e.MarkAmended, before: Meeting) -> None:
        if mark := before.find_mark(event.mark):
            self._mended(event, event.mark, mark.text, is_mark=True)

    def _corrected(self, event: e.CaptionCorrected, before: Meeting) -> None:
        if caption := before.captions.get(event.caption):
            self._mended(event, event.caption, caption.text)

    def _mended(
        self,
        event: e.MarkAmended | e.CaptionCorrected,
        number: int,
        old: str,
        *,
        is_mark: bool = False,
    ) -> None:
        self._corrections.append(
            Corrected(
                id=event.seq,
                at=event.at,
                caption=number,
                by=event.by,
                old=old,
                new=event.text,
                proposed_by=self._proposed.get(event.proposal, 0),
                is_mark=is_mark,
            )
        )


_POWER = (
    e.QueueCleared, e.ModeChanged, e.MoveUndone, e.QueueOpened, e.QueueClosed,
    e.TookOver, e.GaveBack, e.RoleGiven, e.RoleTaken, e.PersonRemoved,
    e.MeetingLocked, e.MeetingUnlocked, e.ChatMuted, e.ChatUnmuted,
    e.PassingStarted, e.PassingStopped,
    e.LimitSet, e.HoldSet, e.StatisticsShown, e.SwearingHidden,
)  # fmt: skip


def _is_power(event: e.Event, before: Meeting) -> bool:
    """Tell whether somebody changed something for others; your own hand is your own affair."""
    if isinstance(event, e.HandMoved):
        return event.why not in (Why.LATER, *PUT_FIRST)
    if isinstance(event, e.HandRaised):
        return event.by != event.person
    if isinstance(event, e.HandLowered):
        others = (hand.id for hand in before.queue if hand.person != event.by)
        return event.by != SERVER and event.hand in others
    if isinstance(event, e.TurnBegan):
        waiting = [hand.id for hand in before.queue if not before.is_away(hand.person)]
        return bool(waiting) and waiting[0] != event.hand
    return isinstance(event, _POWER)
