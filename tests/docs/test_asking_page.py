"""The page about questions, polls, notes and links: its examples do what it says."""

import re
from pathlib import Path

import pytest

from meeting import commands as c
from meeting.marks import meant
from meeting.roles import Role
from tests.meeting.plain import long_sentences
from tests.meeting.play import Play
from tests.tui.acting import webinar
from tui import commands
from tui.model import Model
from tui.outcomes import Confirm, Do, Send, Show

PAGE = (Path(__file__).parents[2] / "docs" / "asking.md").read_text(encoding="utf-8")
TYPED = sorted({*re.findall(r"`(/[^`]+)`", PAGE), *re.findall(r"^    (/.+)$", PAGE, re.MULTILINE)})


@pytest.mark.parametrize("typed", TYPED)
def test_every_command_on_the_page_does_something(typed: str) -> None:
    """In a meeting with two questions, a poll and three links."""
    line = webinar(Role.HOST)
    host = line.person("Ana Silva")
    for number in range(3):
        line.happens(c.Chat(text=f"See https://example.org/{number}."), host)
    for text in ("Who?", "Why?"):
        line.happens(c.AskQuestion(text=text), host)
    line.happens(c.OpenPoll(text="Tea?", answers=("yes", "no")), host)
    model = Model()
    for happening in line.waiting():
        model.take(happening)

    assert isinstance(commands.read(typed, model), Send | Show | Confirm | Do)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("#agreed We meet in May", c.RecordDecision(text="We meet in May")),
        ("RESOLUTION: We meet in May", c.RecordDecision(text="We meet in May")),
        (
            "#action Ben to book the hall by Friday",
            c.RecordAction(who="Ben", what="book the hall", due="Friday"),
        ),
        (
            "ACTION: Ben to book the hall by Friday",
            c.RecordAction(who="Ben", what="book the hall", due="Friday"),
        ),
        ("#info The hall has a ramp.", c.RecordNote(text="The hall has a ramp.")),
        (
            "#link https://example.org/plan the plan",
            c.ShareLink(address="https://example.org/plan", about="the plan"),
        ),
        ("#undo", c.TakeBackMark(mark=0)),
        ("q+ to ask about ramps", c.RaiseHand(about="ask about ramps")),
        ("q-", c.LowerHand(hand=0)),
        ("ack Ben", c.CallPerson(person=3, ends=0)),
        ("next item", c.NextItem()),
    ],
)
def test_every_mark_on_the_page_means_what_it_says(text: str, command: c.Command) -> None:
    """In the chat, whichever client writes it."""
    play = Play()
    asha, _ben = play.join("Asha", Role.HOST), play.join("Ben")

    assert f"`{text}`" in PAGE
    assert meant(text, play.meeting, asha) == command


def test_sentences_are_short() -> None:
    """At most fifteen words each, outside tables and examples."""
    lines = [line for line in PAGE.splitlines() if not line.startswith(("    ", "|", "#"))]
    text = " ".join(line.removeprefix("- ") or "." for line in lines)

    assert long_sentences(text.split(": ")) == []
