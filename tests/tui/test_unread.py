"""What waits: read at once, sentence by sentence, by agenda item, or left behind."""

from __future__ import annotations

import pytest

from meeting import commands as c
from tests.tui.acting import webinar
from tui import commands
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Do, Show
from tui.settings import Settings


@pytest.fixture
def model() -> Model:
    """Return what Cho sees, whose captions wait: two in the first item, one in the second."""
    model, line = Model(settings=Settings(pause=True)), webinar()
    for text in ("Good morning. Welcome.", "We have two items."):
        line.caption(text)
    line.at += 1000
    second = line.meeting.agenda[1].id
    line.happens(c.StartItem(item=second, really=True), line.person("Ana Silva"))
    line.caption("The budget is small.")
    for happening in line.waiting():
        model.take(happening)
    return model


def lines(line: str, model: Model) -> list[str]:
    """Return what a typed command tells."""
    outcome = commands.read(line, model)
    assert isinstance(outcome, Show)
    return list(outcome.lines)


def test_what_waits_is_counted_by_agenda_item(model: Model) -> None:
    """Who comes back sees at a glance what went on."""
    assert lines("/catchup", model) == [
        "1. Welcome: 2 lines.",
        "2. Budget: 1 line.",
        "Type /catchup and a number to read on from there.",
    ]


def test_reading_goes_on_from_a_chosen_item(model: Model) -> None:
    """What was before it is left behind; the next sentence is the item's first."""
    told = lines("/catchup 2", model)

    assert told == ["You read on from Budget. 1 line waits. Press space for the next sentence."]
    assert lines("/further", model) == ["Speaker: The budget is small."]
    assert lines("/further", model) == ["That was the last sentence so far."]


def test_an_item_that_is_not_there_is_answered(model: Model) -> None:
    """With the numbers that are."""
    with pytest.raises(NotUnderstood, match="number from 1 to 2"):
        commands.read("/catchup 3", model)


def test_going_live_tells_the_newest_and_what_was_left(model: Model) -> None:
    """One key brings somebody to where the others are."""
    assert commands.press("g", model) == Do(
        Act.LIVE,
        "You are at the newest line. 3 lines left behind. /find still finds them.\n"
        "Speaker: The budget is small.",
    )
    assert model.unread == []


def test_the_rest_of_a_sentence_is_read_first(model: Model) -> None:
    """Reading all takes up where the single sentences stopped."""
    commands.press(" ", model)

    assert lines("/missed", model) == [
        "Welcome.",
        "Speaker: We have two items.",
        "Speaker: The budget is small.",
    ]


def test_words_are_found_with_their_time(model: Model) -> None:
    """In captions and chat, whatever was shown or left behind."""
    assert lines("/find BUDGET", model) == [
        "1 line has the words: BUDGET",
        "0:00:03 Speaker: The budget is small.",
    ]
    assert lines("/find ramps", model) == ["No lines have the words: ramps"]


def test_captions_go_on_where_they_waited(model: Model) -> None:
    """And it is told how many still wait."""
    assert lines("/pause", model) == ["Captions are shown. 3 lines came meanwhile: type /missed."]
    assert lines("/pause on", model)[0].startswith("Captions wait now.")
    with pytest.raises(NotUnderstood, match="/pause on, or /pause off"):
        commands.read("/pause maybe", model)
