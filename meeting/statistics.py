"""Who has spoken how often, and for how long: in the whole meeting, or in one agenda item.

Points of order are no turns. Pauses and breaks are no time.
"""

from __future__ import annotations

from msgspec import Struct

from meeting.state import Meeting, Turn
from meeting.values import Kind


class Talk(Struct, frozen=True, kw_only=True):
    """What one person has said.

    Attributes:
        person: whose it is.
        turns: how many turns, the one that lasts too.
        time: how long they took, in milliseconds.
        first: whether their first turn of the meeting is among them.
        written: how many of them were in writing.
    """

    person: int
    turns: int
    time: int
    first: bool
    written: int = 0


def turns(meeting: Meeting) -> tuple[Turn, ...]:
    """Return all turns that count, the one that lasts too, oldest first."""
    now = (meeting.floor,) if meeting.floor else ()
    every = (*meeting.turns, *now)
    return tuple(turn for turn in every if turn.kind is not Kind.POINT_OF_ORDER)


def talks(meeting: Meeting, at: int, item: int | None = None) -> tuple[Talk, ...]:
    """Return what everybody has said by a time, who spoke longest first.

    Args:
        meeting: the state.
        at: the time, in milliseconds of the meeting.
        item: only turns in this agenda item, 0 for those outside all items; None for the whole.
    """
    counted = turns(meeting)
    firsts: dict[int, int] = {}
    for turn in counted:
        firsts.setdefault(turn.person, turn.id)
    own: dict[int, list[Turn]] = {}
    for turn in counted:
        if item is None or turn.item == item:
            own.setdefault(turn.person, []).append(turn)
    found = (
        Talk(
            person=person,
            turns=len(some),
            time=sum(turn.taken(at) for turn in some),
            first=any(turn.id == firsts[person] for turn in some),
            written=sum(turn.written for turn in some),
        )
        for person, some in own.items()
    )
    return tuple(sorted(found, key=lambda talk: (-talk.time, talk.person)))


def is_newcomer(meeting: Meeting, person: int) -> bool:
    """Tell whether somebody has had no turn yet, where others have."""
    counted = turns(meeting)
    return bool(counted) and all(turn.person != person for turn in counted)
