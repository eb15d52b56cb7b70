"""The queue, as it is typed."""

import pytest

from meeting import commands as c
from meeting.values import Kind, Mode
from tests.tui.acting import webinar
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Send, Show
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


def test_why_the_order_is_as_it_is_is_told(model: Model) -> None:
    """The rules, and then one sentence for everybody who waits."""
    told = queue.why("", model)

    assert isinstance(told, Show)
    assert told.lines[-2:] == (
        "1. Ana Silva: in the order of asking.",
        "2. Ben Okoro: in the order of asking.",
    )
    assert queue.rules("", model) == Show(told.lines[:-2])


ANAS_HAND, BENS_HAND = 9, 10


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("Ben to 1", c.MoveHand(hand=BENS_HAND, place=1)),
        ("okoro 1", c.MoveHand(hand=BENS_HAND, place=1)),
        (
            "Ana Silva to 2 because Ben must go",
            c.MoveHand(hand=ANAS_HAND, place=2, reason="Ben must go"),
        ),
    ],
)
def test_a_hand_is_moved_with_a_reason(model: Model, typed: str, command: c.Command) -> None:
    """Who, where to, and why: everybody will see it."""
    assert queue.move(typed, model) == Send(command)


@pytest.mark.parametrize("typed", ["", "Ben", "Ben to the front"])
def test_half_a_move_is_shown_a_whole_one(model: Model, typed: str) -> None:
    """An example says more than a rule."""
    with pytest.raises(NotUnderstood, match=r"^Type it like this: /move Ana to 1"):
        queue.move(typed, model)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("ben", c.RaiseFor(person=3)),
        ("Eve", c.RaiseFor(name="Eve")),
        (
            "Eve Adams: question about ramps",
            c.RaiseFor(name="Eve Adams", kind=Kind.QUESTION, about="ramps"),
        ),
    ],
)
def test_a_hand_is_raised_for_somebody_else(model: Model, typed: str, command: c.Command) -> None:
    """For somebody here by the beginning of a name, for others by their whole name."""
    assert queue.hand_for(typed, model) == Send(command)


def test_a_hand_for_nobody_is_refused(model: Model) -> None:
    """Nobody is made up."""
    with pytest.raises(NotUnderstood, match="Say who"):
        queue.hand_for(": question", model)


def test_a_name_that_fits_two_makes_no_third_person(model: Model) -> None:
    """The person chooses."""
    line = webinar()
    line.happens(c.Join(name="Bea Okoro", roles=()))
    model.meeting = line.meeting

    with pytest.raises(NotUnderstood, match="Which one"):
        queue.hand_for("okoro", model)


def test_clearing_asks_first(model: Model) -> None:
    """Everybody's place is at stake."""
    outcome = queue.clear("because time is up", model)

    assert isinstance(outcome, Confirm)
    assert outcome.yes == Send(c.ClearQueue(reason="time is up"))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("first", c.SetMode(mode=Mode.FIRST_TIME)),
        ("Least rounds", c.SetMode(mode=Mode.LEAST_TIME, rounds=True)),
    ],
)
def test_the_order_is_chosen(model: Model, typed: str, command: c.Command) -> None:
    """By one word, with rounds by another."""
    assert queue.mode(typed, model) == Send(command)


@pytest.mark.parametrize("typed", ["", "random", "first twice"])
def test_an_order_that_is_none_lists_them(model: Model, typed: str) -> None:
    """Nobody has to know them by heart."""
    with pytest.raises(NotUnderstood, match="arrival, first, least, host"):
        queue.mode(typed, model)


def test_the_last_word_goes_to_one_by_name(model: Model) -> None:
    """The beginning of a name is enough."""
    assert queue.last_word("ben", model) == Send(c.GiveLastWord(person=3))


def test_undo_names_what_it_takes_back(model: Model) -> None:
    """Two hosts who press the same key take back one thing: the server sees what each saw."""
    line = webinar()
    line.happens(c.CloseQueue(), line.person("Ana Silva"))
    for happening in line.waiting():
        model.take(happening)

    assert queue.undo("", model) == Send(c.Undo(undoes=line.meeting.seq))


def test_where_no_host_did_anything_there_is_nothing_to_undo(model: Model) -> None:
    """The answer says so."""
    with pytest.raises(NotUnderstood, match=r"^There is nothing to undo\.$"):
        queue.undo("", model)
