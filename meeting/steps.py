"""What an undo would bring back: how the queue would stand without a host's last moves.

What people do themselves, they do in every step too: they raise, change and lower hands, go later
and leave. So an undo takes back what a host did, and nothing of what anybody else did since.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from msgspec.structs import replace

from meeting import events as e
from meeting import hands
from meeting.state import Hand, Meeting, Step, Turn
from meeting.values import SERVER, Why

MOST_STEPS = 10
"""How many moves can be taken back, one after the other."""


def last(meeting: Meeting) -> Step | None:
    """Return what an undo would take back now: the last move that still makes a difference."""
    now = _outline(meeting)
    return next((one for one in reversed(meeting.steps) if _outline(one) != now), None)


def without(meeting: Meeting, step: Step) -> Meeting:
    """Return the meeting as it would be without this step, and all after it."""
    return replace(
        meeting,
        queue=step.queue,
        queue_is_open=step.queue_is_open,
        mode=step.mode,
        rounds=step.rounds,
        floor=step.floor,
        turns=meeting.turns.before(step.floor.id if step.floor else step.seq),
    )


def remembered(meeting: Meeting, event: e.Event, *, turns: bool = False) -> Meeting:
    """Keep how the queue stands before a host's event; the events of one command are one step."""
    if event.by == SERVER or _goes_on(meeting, event):
        return meeting
    step = Step(
        seq=event.seq,
        at=event.at,
        by=event.by,
        turns=turns,
        queue=meeting.queue,
        queue_is_open=meeting.queue_is_open,
        mode=meeting.mode,
        rounds=meeting.rounds,
        floor=meeting.floor,
    )
    return replace(meeting, steps=(*meeting.steps[1 - MOST_STEPS :], step))


def everywhere(meeting: Meeting, change: Callable[[Meeting], tuple[Hand, ...]]) -> Meeting:
    """Change the queue, and the queue of every step."""
    return replace(in_steps(meeting, change), queue=change(meeting))


def in_steps(meeting: Meeting, change: Callable[[Meeting], tuple[Hand, ...]]) -> Meeting:
    """Change the queue of every step."""
    steps = (replace(step, queue=change(without(meeting, step))) for step in meeting.steps)
    return replace(meeting, steps=tuple(steps))


def on_turn(meeting: Meeting, number: int, change: Callable[[Turn], Turn]) -> Meeting:
    """Change the turn of this number on the floor, and in every step where it has the floor."""

    def changed(floor: Turn | None) -> Turn | None:
        return change(floor) if floor and floor.id == number else floor

    steps = (replace(step, floor=changed(step.floor)) for step in meeting.steps)
    return replace(meeting, floor=changed(meeting.floor), steps=tuple(steps))


def left(meeting: Meeting, person: int) -> Meeting:
    """Take somebody who talks no more out of every step: nothing puts them back."""
    steps = (
        replace(
            step,
            queue=_without_person(step.queue, person),
            floor=None if step.floor and step.floor.person == person else step.floor,
        )
        for step in meeting.steps
    )
    return replace(meeting, steps=tuple(steps))


def over(meeting: Meeting) -> Meeting:
    """Note that a turn is over for good: no undo goes back behind its beginning."""
    since = [*takewhile(lambda step: not step.turns, reversed(meeting.steps))]
    return replace(meeting, steps=tuple(replace(step, floor=None) for step in reversed(since)))


def _outline(one: Meeting | Step) -> tuple[object, ...]:
    queue = [(hand.id, hand.why is Why.LAST_WORD) for hand in one.queue]
    return queue, one.queue_is_open, one.mode, one.rounds, one.floor and one.floor.id


def _goes_on(meeting: Meeting, event: e.Event) -> bool:
    """Tell whether an event belongs to the last step: a call ends a turn, the last word closes."""
    if not meeting.steps:
        return False
    step = meeting.steps[-1]
    if (step.seq, step.at, step.by) != (event.seq - 1, event.at, event.by):
        return False
    if isinstance(event, e.TurnBegan):
        return step.turns and meeting.floor is None
    is_last_word = bool(meeting.queue) and meeting.queue[-1].why is Why.LAST_WORD
    return isinstance(event, e.QueueClosed) and is_last_word


def _without_person(queue: tuple[Hand, ...], person: int) -> tuple[Hand, ...]:
    for hand in queue:
        if hand.person == person:
            queue = hands.lowered(queue, hand.id)
    return queue
