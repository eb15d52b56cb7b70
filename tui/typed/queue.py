"""The queue: reading it, and keeping it."""

from __future__ import annotations

from meeting import commands as c
from meeting import summaries
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.people import find


def queue(_words: str, model: Model) -> Outcome:
    """Tell the floor, the queue and your own place."""
    return Show(summaries.queue(model.meeting, model.you))


def place(_words: str, model: Model) -> Outcome:
    """Tell your own place."""
    return Show((summaries.place(model.meeting, model.you),))


def next_one(_words: str, model: Model) -> Outcome:
    """Give the floor to the first in the queue."""
    return Send(c.CallNext(ends=_turn(model)))


def call(words: str, model: Model) -> Outcome:
    """Give the floor to somebody by name."""
    person = find(words, model.meeting)
    return Send(c.CallPerson(person=person.id, ends=_turn(model)))


def open_queue(_words: str, _model: Model) -> Outcome:
    """Open the queue."""
    return Send(c.OpenQueue())


def close_queue(_words: str, _model: Model) -> Outcome:
    """Close the queue."""
    return Send(c.CloseQueue())


def _turn(model: Model) -> int:
    return model.meeting.floor.id if model.meeting.floor else 0
