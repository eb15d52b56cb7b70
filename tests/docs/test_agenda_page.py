"""The page about the agenda: its examples are read, and what it tells people to type is there."""

import re
import textwrap
from pathlib import Path

import pytest

from meeting import commands as c
from meeting.agendas import markdown, toml
from meeting.agendas.looking import problems
from meeting.roles import Role
from tests.meeting.plain import long_sentences
from tests.tui.acting import webinar
from tui import commands
from tui.model import Model
from tui.outcomes import Send, Show

PAGE = (Path(__file__).parents[2] / "docs" / "agenda.md").read_text(encoding="utf-8")
CODE = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", PAGE, re.MULTILINE)
BLOCKS = [textwrap.dedent(one) for one in CODE]


def example(begins: str) -> str:
    """Return the example that begins like this."""
    return next(one.strip() for one in BLOCKS if one.strip().startswith(begins))


def test_the_agenda_in_markdown_is_read_as_the_page_says() -> None:
    """With its part, its link and its host note; and it has nothing to mend."""
    agenda = markdown.read(example("# Street fair"))

    told = [(one.title, one.minutes, one.is_sub, one.is_break) for one in agenda.items]
    assert told == [
        ("Welcome", 5, False, False),
        ("Names", 2, True, False),
        ("Money", 15, False, False),
        ("Break", 10, False, True),
    ]
    assert (agenda.items[0].presenter, agenda.items[0].notes) == ("Ana", "Ana may be late.")
    assert agenda.items[0].links == ("https://example.org/paper",)
    assert problems(agenda, 30) == ()


def test_the_agenda_in_toml_says_the_same() -> None:
    """Title, part and break are where the page has them."""
    agenda = toml.read(example('title = "Street fair"'))

    assert [one.title for one in agenda.items] == ["Welcome", "Names", "Tea"]
    assert agenda.items[0].notes == "Ana may be late."


@pytest.mark.parametrize("typed", sorted(set(re.findall(r"`(/item [^`]+)`", PAGE))))
def test_every_item_command_on_the_page_does_something(typed: str) -> None:
    """In a meeting with three items, for a host."""
    line = webinar(Role.HOST)
    line.happens(c.AddItem(title="Doors"), line.person("Ana Silva"))
    line.happens(c.AddItem(title="Handles", is_sub=True), line.person("Ana Silva"))
    model = Model()
    for happening in line.waiting():
        model.take(happening)

    assert isinstance(commands.read(typed, model), Send | Show)


def test_sentences_are_short() -> None:
    """At most fifteen words each, outside tables and examples."""
    lines = [line for line in PAGE.splitlines() if not line.startswith(("    ", "|", "#"))]
    text = " ".join(line.removeprefix("- ") or "." for line in lines)

    assert long_sentences(text.split(": ")) == []
