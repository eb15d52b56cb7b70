"""The floor: whose turn begins and ends."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import hands, steps
from meeting.roles import Permission
from meeting.state import Meeting, Turn


def turn_began(meeting: Meeting, event: e.TurnBegan) -> Meeting:
    """Give the floor and take the hand down by itself."""
    turn = Turn(
        id=event.seq,
        person=event.person,
        kind=event.kind,
        began=event.at,
        item=meeting.item.id if meeting.item else 0,
        about=event.about,
        written=event.written,
    )
    meeting = steps.remembered(meeting, event, turns=True)
    return replace(meeting, floor=turn, queue=hands.called(meeting.queue, event.hand))


def turn_ended(meeting: Meeting, event: e.TurnEnded) -> Meeting:
    """Free the floor; cards were about this turn and come down with it.

    A turn is over for good where its speaker ended it, or may talk no more. What somebody ended who
    keeps the queue can be taken back, also their own turn: they may have ended it by a call.
    """
    floor = meeting.floor
    if floor is None:
        return meeting
    by = meeting.people.get(event.by)
    by_host = by is not None and by.may(Permission.KEEP_QUEUE) and meeting.talks(floor.person)
    turns = meeting.turns.add(replace(floor, ended=event.at))
    meeting = steps.remembered(meeting, event, turns=True) if by_host else steps.over(meeting)
    return replace(meeting, floor=None, turns=turns, cards=())
