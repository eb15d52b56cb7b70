"""Reading, saving and the program itself, as it is typed."""

import pytest

from meeting import commands as c
from meeting.values import Sort
from tests.tui.acting import ActedLine, webinar
from tui.entry import Given
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Send, Show
from tui.telling import Level
from tui.typed import reading


@pytest.fixture
def line() -> ActedLine:
    """Return Cho's line to the webinar."""
    return webinar()


def sees(line: ActedLine) -> Model:
    """Return a model that has taken in what came over the line."""
    model = Model()
    for happening in line.waiting():
        model.take(happening)
    return model


def test_where_the_meeting_is(line: ActedLine) -> None:
    """Item, floor, cards and captions, each in its own line."""
    line.happens(c.ShowCard(sort=Sort.SLOW), line.person("Ben Okoro"))

    assert reading.floor("", sees(line)) == Show(
        (
            "Now: 1. Welcome.",
            "Nobody has the floor.",
            "Cards: SLOW 1.",
            "Captions come from vosk (en).",
        )
    )


def test_captions_are_switched() -> None:
    """With a word as said, without one to the other state."""
    model = Model()
    hidden = Show(("Captions are hidden. The rest is still told.",))
    shown = Show(("Captions are shown.",))

    assert [reading.captions(word, model) for word in ("", "", "off", "OFF", "on")] == [
        hidden, shown, hidden, hidden, shown,
    ]  # fmt: skip


def test_what_was_missed_is_told_once(line: ActedLine) -> None:
    """And then there is nothing any more."""
    model = sees(line)
    model.switch_captions(on=False)
    for text in ("one", "two"):
        line.caption(text)
    for happening in line.waiting():
        model.take(happening)

    assert reading.missed("1", model) == Show(("Speaker: two",))
    assert reading.missed("", model) == Show(("You missed nothing.",))


def test_how_much_is_told_can_be_asked_and_chosen() -> None:
    """The levels are named in the answer."""
    model = Model()

    assert reading.tell("", model) == Show(
        ("Told now: all. Choose from: off, me, important, all.",)
    )
    assert reading.tell("Important", model) == Show(("Told from now on: important.",))
    assert model.settings.tell is Level.IMPORTANT


@pytest.mark.parametrize(
    ("given", "words"),
    [(reading.captions, "maybe"), (reading.missed, "all of them"), (reading.tell, "everything")],
)
def test_a_word_that_fits_nothing_is_refused(given: Given, words: str) -> None:
    """With what to type instead."""
    with pytest.raises(NotUnderstood, match=r"^Type /"):
        given(words, Model())


def test_closing_for_everybody_asks_first() -> None:
    """Unless the answer stands with it."""
    assert reading.end("", Model()) == Confirm(
        "Close the meeting for everybody? y or n", Send(c.CloseMeeting()), "The meeting goes on."
    )
    assert reading.end("yes", Model()) == Send(c.CloseMeeting())


def test_who_closes_hears_that_people_still_wait(line: ActedLine) -> None:
    """Nobody's turn is lost by an oversight."""
    queue = line.meeting.queue
    line.happens(c.RaiseHand(), line.you)

    outcome = reading.end("", sees(line))

    assert isinstance(outcome, Confirm)
    assert outcome.question.startswith(f"{len(queue) + 1} people still wait to speak.")


@pytest.mark.parametrize(
    ("given", "act"),
    [
        (reading.repeat, Act.REPEAT),
        (reading.earlier, Act.EARLIER),
        (reading.command_line, Act.COMMAND_LINE),
        (reading.screen, Act.SCREEN),
        (reading.lines, Act.LINES),
    ],
)
def test_what_only_a_face_can_do_is_left_to_it(given: Given, act: Act) -> None:
    """The table says what, the face how."""
    assert given("", Model()) == Do(act)


def test_saving_takes_a_folder() -> None:
    """Or none, for the usual one."""
    assert reading.save("my meetings", Model()) == Do(Act.SAVE, "my meetings")
