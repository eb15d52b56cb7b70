"""The page about the queue tells what the rules do, and its example happens like that."""

import re
from pathlib import Path

import pytest

from meeting import commands as c
from meeting import reasons
from meeting.moments import MARKS
from meeting.roles import Role
from meeting.rules.floor import CUT_OFF_FOR, WRITING_HELD
from meeting.steps import MOST_STEPS
from meeting.values import HOLD, MOST_OVERTAKEN, Kind, Mode
from tests.meeting.plain import long_sentences
from tests.meeting.play import Play
from tui import commands

PAGE = (Path(__file__).parents[2] / "docs" / "queue.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## An example")[2].partition("\n## ")[0]

ASHA, ANA, BO, CAI, DEE, EVE = 2, 3, 4, 5, 6, 7


@pytest.mark.parametrize("name", sorted(set(re.findall(r"(?<![\w~/])/([a-z]+)", PAGE))))
def test_every_command_on_the_page_exists(name: str) -> None:
    """Nobody types what is not there."""
    assert commands.entry(name).name == name


def test_every_key_on_the_page_is_that_commands_key() -> None:
    """The short list is part of the table that the program uses."""
    rows = re.findall(r"^\| ([a-z]) \| `/([a-z]+)` \|", PAGE, re.MULTILINE)

    assert len(rows) == 5
    assert all(commands.KEYS[key].name == name for key, name in rows)


def test_the_example_happens_like_that() -> None:
    """Every list on the page is what /why reads at that moment."""
    play = Play()
    play.join("Asha", Role.HOST)
    for name in ("Ana", "Bo", "Cai", "Dee", "Eve"):
        play.join(name)
    play.do(c.EndTurn(turn=play.do(c.CallPerson(person=ANA, ends=0), ASHA)[-1].seq), ANA)
    heard: list[str] = []

    for number, (command, by) in enumerate(
        [
            (c.RaiseHand(), ANA),
            (c.RaiseHand(), BO),
            (c.RaiseHand(kind=Kind.QUESTION), CAI),
            (c.SetMode(mode=Mode.FIRST_TIME), ASHA),
            (c.RaiseHand(kind=Kind.QUESTION), DEE),
            (c.RaiseHand(kind=Kind.QUESTION), EVE),
            (c.MoveHand(hand=14, place=1, reason="her bus leaves"), ASHA),
        ]
    ):
        play.do(command, by)
        if number in (2, 3, 5, 6):
            heard += [line for line in reasons.why(play.meeting) if line[0].isdigit()]

    assert re.findall(r"^    (\d.*)$", EXAMPLE, re.MULTILINE) == heard


def test_numbers_in_words_are_the_programs() -> None:
    """The page has them in words; whoever changes one changes the page."""
    assert (MOST_OVERTAKEN, MOST_STEPS) == (3, 10)
    assert "more than three times" in PAGE
    assert "Ten can be taken back" in PAGE
    assert (HOLD, CUT_OFF_FOR, WRITING_HELD) == (120, 300_000, 60_000)
    assert "Your place is held for 2 minutes" in PAGE
    assert "for five minutes after it" in PAGE
    assert "holds the floor for a minute" in PAGE
    assert MARKS == (120, 90, 60, 30, 10)
    assert "at 2 minutes, 90, 60, 30 and 10 seconds" in PAGE


def test_sentences_are_short() -> None:
    """At most fifteen words each, outside tables and examples."""
    lines = [line for line in PAGE.splitlines() if not line.startswith(("    ", "|", "#"))]
    text = " ".join(re.sub(r"^(- |\d\. )", "", line) or "." for line in lines)

    assert long_sentences(text.split(": ")) == []
