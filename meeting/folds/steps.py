"""What can be undone: how the queue stood before each of a host's last moves."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Meeting, Step
from meeting.values import SERVER

MOST_STEPS = 20


def remembered(meeting: Meeting, event: e.Event, owner: int = SERVER) -> Meeting:
    """Keep how the queue stands, unless the event is the owner's own doing or the server's."""
    if event.by in (SERVER, owner):
        return meeting
    step = Step(
        seq=event.seq,
        at=event.at,
        queue=meeting.queue,
        queue_is_open=meeting.queue_is_open,
        mode=meeting.mode,
        rounds=meeting.rounds,
        floor=meeting.floor,
    )
    return replace(meeting, steps=(*meeting.steps[1 - MOST_STEPS :], step))


def forgotten(meeting: Meeting, hand: int) -> Meeting:
    """Take a hand that its own person lowered out of everything that could be undone."""
    steps = (
        replace(step, queue=tuple(one for one in step.queue if one.id != hand))
        for step in meeting.steps
    )
    return replace(meeting, steps=tuple(steps))
