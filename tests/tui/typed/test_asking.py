"""Questions, polls, notes and links, as they are typed."""

import pytest

from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import webinar
from tui import commands
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Send, Show


@pytest.fixture
def model() -> Model:
    """Return a webinar with a question, an open poll and a link, for Cho who holds every part."""
    line = webinar(Role.HOST)
    ana = line.person("Ana Silva")
    line.happens(c.AskQuestion(text="Who pays?"), ana)
    line.happens(c.OpenPoll(text="Tea?", answers=("yes", "no")), ana)
    line.happens(c.ShareLink(address="https://example.org/plan", about="the plan"), ana)
    model = Model()
    for happening in line.waiting():
        model.take(happening)
    return model


def number(model: Model, kind: str) -> int:
    """Return the number of the question or the poll."""
    found = {"question": model.meeting.questions[0].id, "poll": model.meeting.polls[0].id}
    return found[kind]


def test_what_is_typed_is_sent(model: Model) -> None:
    """By the numbers that people read."""
    question, poll = number(model, "question"), number(model, "poll")
    sent = {
        "/ask Is it safe?": c.AskQuestion(text="Is it safe?"),
        "/ask anonymous Is it safe?": c.AskQuestion(text="Is it safe?", anonymous=True),
        "/support 1": c.SupportQuestion(question=question),
        "/answered 1 The council.": c.AnswerQuestion(question=question, text="The council."),
        "/vote 2": c.Vote(poll=poll, answer=2),
        "/poll close": c.ClosePoll(poll=poll),
        "/poll Tea, or else: tea, coffee": c.OpenPoll(
            text="Tea, or else", answers=("tea", "coffee")
        ),
        "/note The hall has a ramp.": c.RecordNote(text="The hall has a ramp."),
        "/link https://a.org the plan": c.ShareLink(address="https://a.org", about="the plan"),
        "#agreed We meet": c.Chat(text="#agreed We meet"),
        "ACTION: Ana to call": c.Chat(text="ACTION: Ana to call"),
    }

    assert {typed: commands.read(typed, model) for typed in sent} == {
        typed: Send(command) for typed, command in sent.items()
    }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/ask", "Type your question after /ask."),
        ("/support 2", "There is no question 2. Type /questions to see them."),
        ("/support it", "Give the question's number. Type /questions for them."),
        ("/vote yes", "Type /vote and a number."),
        ("/poll Tea or coffee", "Type it like this: /poll Tea or coffee: tea, coffee."),
        ("/open 2", "There is no link 2. Type /links to see them."),
        ("/copy", "Give the link's number. Type /links to see them."),
        ("/takeback", "You have written down nothing that could be taken back."),
    ],
)
def test_what_lacks_something_says_what(model: Model, typed: str, told: str) -> None:
    """Every answer shows the way on."""
    with pytest.raises(NotUnderstood) as caught:
        commands.read(typed, model)

    assert str(caught.value) == told


def test_without_a_poll_there_is_nothing_to_vote_on() -> None:
    """The answer says where results are."""
    with pytest.raises(NotUnderstood, match="No poll is open"):
        commands.read("/vote 1", Model())


def test_a_link_is_opened_only_after_its_whole_address_was_shown(model: Model) -> None:
    """And only with a yes; copying tells it, too."""
    address = "https://example.org/plan"

    assert commands.read("/open 1", model) == Confirm(
        f"Open {address} ? y or n", Do(Act.BROWSE, address), "It stays closed."
    )
    assert commands.read("/copy 1", model) == Do(Act.COPY, address)


def test_lists_are_read_with_their_numbers(model: Model) -> None:
    """Questions, the poll and links; each line makes sense alone."""
    assert commands.read("/questions", model) == Show(
        ("Questions, 1 open of 1.", "1. Who pays? Asked by Ana Silva.")
    )
    assert commands.read("/poll", model) == Show(
        ("Poll: Tea? 1, yes. 2, no.", "0 people have voted. Type /vote and a number.")
    )
    assert commands.read("/links", model) == Show(
        ("Links, 1. Type /open or /copy and a number.", "1. the plan: https://example.org/plan")
    )


def test_what_zakim_is_asked_in_the_chat_is_answered(model: Model) -> None:
    """It is a question, so nothing is written in the chat."""
    assert commands.read("/chat q?", model) == commands.read("/queue", model)
    assert commands.read("/chat agenda?", model) == commands.read("/agenda", model)
