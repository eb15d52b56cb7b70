"""The floor: whose turn begins and ends."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.folds.queue import without
from meeting.folds.steps import remembered
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
    queue = without(meeting, event.hand)
    return replace(remembered(meeting, event), floor=turn, queue=queue)


def turn_ended(meeting: Meeting, event: e.TurnEnded) -> Meeting:
    """Free the floor; cards were about this turn and come down with it.

    A turn that its own speaker ended is over for good: nothing before it can be undone.
    """
    if meeting.floor is None:
        return meeting
    floor = meeting.floor
    own = event.by == floor.person
    meeting = replace(meeting, steps=()) if own else remembered(meeting, event)
    turn = replace(floor, ended=event.at)
    return replace(meeting, floor=None, turns=meeting.turns.add(turn), cards=())
