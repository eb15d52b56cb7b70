"""The queue, as it is typed."""

import pytest

from meeting import commands as c
from tests.tui.acting import webinar
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Send, Show
from tui.typed import queue


@pytest.fixture
def model() -> Model:
    """Return a webinar with Ana and Ben in the queue and nobody on the floor."""
    model = Model()
    for happening in webinar().waiting():
        model.take(happening)
    return model


def test_calling_names_the_turn_that_it_ends(model: Model) -> None:
    """Two hosts who press the same key skip nobody: the server sees what each of them saw."""
    line = webinar()
    before = queue.next_one("", model)
    line.happens(c.CallNext(ends=0), line.person("Ana Silva"))
    for happening in line.waiting():
        model.take(happening)

    assert before == Send(c.CallNext(ends=0))
    assert queue.next_one("", model) == Send(c.CallNext(ends=line.meeting.seq))
    assert queue.call("ben", model) == Send(c.CallPerson(person=3, ends=line.meeting.seq))


def test_calling_needs_a_name(model: Model) -> None:
    """Nobody is called by chance."""
    with pytest.raises(NotUnderstood, match="Say who"):
        queue.call("", model)


def test_the_queue_is_opened_and_closed(model: Model) -> None:
    """One word each."""
    assert queue.open_queue("", model) == Send(c.OpenQueue())
    assert queue.close_queue("", model) == Send(c.CloseQueue())


def test_the_queue_and_your_place_are_told(model: Model) -> None:
    """In the meeting's own words."""
    assert queue.queue("", model) == Show(
        ("Nobody has the floor.", "Queue, 2 waiting.", "1. Ana Silva.", "2. Ben Okoro.")
    )
    assert queue.place("", model) == Show(("Your hand is not up.",))
