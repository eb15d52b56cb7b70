"""Access needs and the help line by what is typed."""

import pytest

from meeting import commands as c
from meeting.needs import Need
from meeting.roles import Role
from tests.tui.acting import ActedLine, webinar
from tui import commands
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Send, Show


def seen(line: ActedLine) -> Model:
    """Return the model of who sits at the line."""
    model = Model()
    for happening in line.waiting():
        model.take(happening)
    return model


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/needs braille", c.TellNeeds(needs=(Need.BRAILLE,))),
        ("/needs More Time,  braille", c.TellNeeds(needs=(Need.MORE_TIME, Need.BRAILLE))),
        (
            "/needs quiet, my dog comes along, a ramp",
            c.TellNeeds(needs=(Need.QUIET,), words="my dog comes along, a ramp"),
        ),
        ("/needs none", c.TellNeeds()),
        ("/helpme where is the lift?", c.AskForHelp(text="where is the lift?")),
    ],
)
def test_what_is_typed_becomes_a_wish(typed: str, command: c.Command) -> None:
    """Known needs by their name, all else in the person's own words."""
    assert commands.read(typed, seen(webinar())) == Send(command)


def test_your_own_needs_are_read_back_to_you_alone() -> None:
    """With the words that can be typed; no file gets the answer."""
    line = webinar()
    line.happens(c.TellNeeds(needs=(Need.BREAKS,), words="a ramp"), line.you)

    outcome = commands.read("/needs", seen(line))

    assert isinstance(outcome, Show)
    assert outcome.private
    assert outcome.lines[0] == "You told that you need: breaks, and: a ramp."


def test_a_helper_has_a_checklist_and_ticks_it_off() -> None:
    """Who asks for help first, then each person with what to see to; what is done stands last."""
    line = webinar()
    ben, ana = line.person("Ben Okoro"), line.person("Ana Silva")
    line.happens(c.GiveRole(person=line.you, role=Role.ACCESS_HELPER), ana)
    line.happens(c.TellNeeds(needs=(Need.BRAILLE, Need.BREAKS), words="my dog"), ben)
    line.happens(c.AskForHelp(text="where is the lift?"), ben)
    tick = commands.read("/seen ben braille", seen(line))
    assert tick == Send(c.CheckNeed(person=ben, need=Need.BRAILLE))
    line.happens(c.CheckNeed(person=ben, need=Need.BRAILLE), line.you)

    outcome = commands.read("/checklist", seen(line))

    assert isinstance(outcome, Show)
    assert outcome.private
    assert outcome.lines == (
        "Ben Okoro asks for help: where is the lift?",
        "Ben Okoro needs:",
        "breaks, open. Look that there is a break at least every hour.",
        "braille, seen to. Send all papers as text before the meeting.",
        "In their words: my dog",
    )


def test_without_a_need_the_checklist_says_so() -> None:
    """An empty answer would be no answer."""
    assert commands.read("/checklist", seen(webinar())) == Show(
        ("Nobody has told a need.",), private=True
    )


@pytest.mark.parametrize("typed", ["/seen", "/seen ben", "/seen braille ben", "/answer ben hi"])
def test_half_a_wish_says_what_to_type(typed: str) -> None:
    """With an example."""
    with pytest.raises(NotUnderstood) as caught:
        commands.read(typed, seen(webinar()))

    assert "Type it like this" in str(caught.value)


def test_the_helper_answers_by_name() -> None:
    """Everything behind the colon is for that person."""
    line = webinar()

    outcome = commands.read("/answer ben: I come: now", seen(line))

    assert outcome == Send(c.AnswerHelp(person=line.person("Ben Okoro"), text="I come: now"))
