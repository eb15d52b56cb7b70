"""The agenda, as it is typed."""

import pytest

from meeting import commands as c
from tests.tui.acting import webinar
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed import agenda


@pytest.fixture
def model() -> Model:
    """Return a webinar on item 1, Welcome (number 6), with item 2, Budget (number 7)."""
    model = Model()
    for happening in webinar().waiting():
        model.take(happening)
    return model


WELCOME, BUDGET = 6, 7


def lines(outcome: Outcome) -> tuple[str, ...]:
    """Return what is shown."""
    assert isinstance(outcome, Show)
    return outcome.lines


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("2", c.StartItem(item=BUDGET)),
        ("start 2", c.StartItem(item=BUDGET)),
        ("2 really", c.StartItem(item=BUDGET, really=True)),
        ("reopen 2", c.StartItem(item=BUDGET)),
        ("next", c.NextItem()),
        ("next really", c.NextItem(really=True)),
        ("skip", c.SkipItem(item=WELCOME)),
        ("skip 2 really", c.SkipItem(item=BUDGET, really=True)),
        ("close really", c.CloseItem(item=WELCOME, really=True)),
        ("sub 2 Trains, 5 minutes", c.AddItem(title="Trains", minutes=5, under=BUDGET)),
        ("presenter 2 ana", c.EditItem(item=BUDGET, presenter="Ana Silva")),
        ("presenter 2 Eve from Leeds", c.EditItem(item=BUDGET, presenter="Eve from Leeds")),
        ("presenter 2", c.EditItem(item=BUDGET, presenter="")),
        ("link 2 https://a.org", c.EditItem(item=BUDGET, links=("https://a.org",))),
        ("link 2", c.EditItem(item=BUDGET, links=())),
        ("notes 2 Call Ben.", c.WriteNotes(item=BUDGET, text="Call Ben.")),
        ("close", c.CloseItem(item=WELCOME)),
        ("close 2", c.CloseItem(item=BUDGET)),
        ("add Travel costs", c.AddItem(title="Travel costs")),
        ("add Travel, 10 minutes", c.AddItem(title="Travel", minutes=10)),
        ("add Travel 5 min", c.AddItem(title="Travel", minutes=5)),
        ("add Room 101", c.AddItem(title="Room 101")),
        ("break", c.AddItem(title="Break", is_break=True)),
        ("break 10", c.AddItem(title="Break", minutes=10, is_break=True)),
        ("break 10 minutes", c.AddItem(title="Break", minutes=10, is_break=True)),
        ("break Tea, 10 minutes", c.AddItem(title="Tea", minutes=10, is_break=True)),
        ("title 2 The whole budget", c.EditItem(item=BUDGET, title="The whole budget")),
        ("title 2 Money, 20 minutes", c.EditItem(item=BUDGET, title="Money", minutes=20)),
        ("time 2 15", c.EditItem(item=BUDGET, minutes=15)),
        ("time 2 15 minutes", c.EditItem(item=BUDGET, minutes=15)),
        ("time 2 0", c.EditItem(item=BUDGET, minutes=0)),
        ("words 2 What trips cost.", c.EditItem(item=BUDGET, words="What trips cost.")),
        ("words 2", c.EditItem(item=BUDGET, words="")),
        ("move 2 to 1", c.MoveItem(item=BUDGET, place=1)),
        ("Move 2 1", c.MoveItem(item=BUDGET, place=1)),
        ("drop 2", c.DropItem(item=BUDGET)),
    ],
)
def test_items_are_named_by_their_place(model: Model, typed: str, command: c.Command) -> None:
    """As the agenda shows it: 1 is first."""
    assert agenda.item(typed, model) == Send(command)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3", "The agenda has no item 3. Type /agenda to see them."),
        ("0", "The agenda has no item 0. Type /agenda to see them."),
        ("start", "Give the item's number. Type /agenda to see them."),
        ("drop budget", "Give the item's number. Type /agenda to see them."),
        ("add", "Type the title too."),
        ("add 10 minutes", None),
        ("title 2", "Type the title too."),
        ("time 2", "Give the time in minutes, such as 10."),
        ("time 2 soon", "Give the time in minutes, such as 10."),
        ("time 2 1441", "That is more than a day. Give fewer minutes."),
        ("move 2", "Say where: /item move 3 to 1."),
        ("words 2 " + "x" * 251, "That is too long. Use 250 characters or fewer."),
    ],
)
def test_what_lacks_something_says_what(model: Model, typed: str, told: str | None) -> None:
    """Every answer shows the way on; a bare "10 minutes" is a title like any other."""
    if told is None:
        assert agenda.item(typed, model) == Send(c.AddItem(title="10 minutes"))
        return
    with pytest.raises(NotUnderstood) as caught:
        agenda.item(typed, model)

    assert str(caught.value) == told


def test_an_unknown_verb_lists_the_known_ones(model: Model) -> None:
    """Nobody has to know them by heart."""
    with pytest.raises(NotUnderstood, match="one of: next, start, close, skip, reopen"):
        agenda.item("jump 2", model)


def test_without_words_the_open_item_is_told(model: Model) -> None:
    """A question, not a change."""
    assert agenda.item("", model) == Show(("Now: 1. Welcome.",))
    assert agenda.agenda("", model) == Show(("Agenda, 2 items.", "1. Welcome, now.", "2. Budget."))


def test_without_an_open_item_there_is_none_to_close() -> None:
    """The answer says so."""
    with pytest.raises(NotUnderstood, match="No agenda item is open"):
        agenda.item("close", Model())


def test_parts_of_an_item_have_a_number_of_their_own() -> None:
    """2.1 is the first part of item 2, wherever it is typed and read."""
    line = webinar()
    line.happens(c.AddItem(title="Trains", under=BUDGET), line.person("Ana Silva"))
    model = Model()
    for happening in line.waiting():
        model.take(happening)
    trains = model.meeting.agenda[-1].id

    assert agenda.item("2.1", model) == Send(c.StartItem(item=trains))
    assert lines(agenda.agenda("", model))[-1] == "2.1. Trains."
    with pytest.raises(NotUnderstood, match=r"The agenda has no item 1\.1"):
        agenda.item("drop 1.1", model)


def test_next_takes_no_number() -> None:
    """What was typed by mistake does not move the meeting."""
    with pytest.raises(NotUnderstood, match="Type /item next, or /item next really"):
        agenda.item("next 3", Model())


def test_who_was_not_heard_can_write_and_be_read() -> None:
    """The list says who, about what, and what they wrote; who is not on it is told so."""
    line = webinar()
    ben = line.you
    line.happens(c.RaiseHand(), ben)
    line.happens(c.CloseItem(item=WELCOME, really=True), line.person("Ana Silva"))
    model = Model()
    for happening in line.waiting():
        model.take(happening)
    hand = model.meeting.unheard[-1].id

    model.you = ben
    assert agenda.write_in("It sticks.", model) == Send(c.WriteIn(unheard=hand, text="It sticks."))
    assert lines(agenda.unheard("", model))[-1] == "3. You, on Welcome."
    model.you = 0
    with pytest.raises(NotUnderstood, match="You are not on the unheard list"):
        agenda.write_in("Me too.", model)


def test_host_notes_are_read_where_there_are_any(model: Model) -> None:
    """Who may not see them is told the same as where there are none."""
    assert agenda.notes("", model) == Show(("There are no host notes that you may see.",))
