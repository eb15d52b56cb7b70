"""The log for scribe.perl, by the rules that its manual gives."""

import re

import pytest

from meeting import events as e
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import ANA, caption, everything, meeting_of, told
from tests.transcripts.test_formats import HOSTILE
from transcripts import rrsagent
from transcripts.compose import compose

LINE = re.compile(r"(\d\d):(\d\d):(\d\d) <([^ >]+)> (.*)")
"""How scribe.perl takes a line of RRSAgent apart."""

OURS = ("Meeting", "ScribeNick", "Date", "Topic", "RESOLUTION", "ACTION")


def said(text: str) -> list[str]:
    """Return what stands behind the time and the nick of every line."""
    found = [LINE.fullmatch(line) for line in text.splitlines()]
    return [match[5] for match in found if match]


@pytest.mark.parametrize("text", ["fine", *HOSTILE], ids=range(len(HOSTILE) + 1))
def test_every_line_is_one_that_the_program_reads(text: str) -> None:
    """A single line of another form, and it takes the file for something else."""
    written = rrsagent.write(everything(text))

    assert len(said(written)) == len(written.splitlines())


def test_times_are_times_of_day() -> None:
    """The story opens at 14:13:20 UTC."""
    written = rrsagent.write(compose(whole_meeting().meeting))

    assert "14:13:36 <Handrail> Speaker: can everybody read this\n" in written


def test_decisions_and_actions_are_orders() -> None:
    """The program gathers them by itself."""
    lines = said(rrsagent.write(told(whole_meeting().log)))

    assert "RESOLUTION: The ramp is built at 1:20." in lines
    assert "ACTION: Asha to ask the builder today, by Friday" in lines
    assert lines[:3] == [
        "ScribeNick: Handrail", "Meeting: Ramps & rails: who gets in?", "Date: 21 September 2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["Topic", "topic ", "RESOLVED", "Action", "Present+ Eve", "s/a/b/", "i|a|b|", "slides", "[[",
     "Scribe", "Regrets", "ghurlbot, drop", "rrsagent, make minutes", "Sub-topic", "->"],
)  # fmt: skip
def test_no_name_becomes_an_order(name: str) -> None:
    """Who is called Topic opens no topic by speaking."""
    events = [e.PersonRenamed(person=ANA, name=name), caption("take over", 1000, 2000)]

    lines = said(rrsagent.write(compose(meeting_of(events))))

    (line,) = (line for line in lines if "take over" in line)
    assert line.startswith("Said_by_")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Actionne", "Actionne"), ("Sara", "Sara"), ("Igor", "Igor"), ("김민지", "김민지"),
        ("Asha Rao", "Asha_Rao"), ("a: b > c", "a_b_c"),
    ],
)  # fmt: skip
def test_other_names_become_speakers(name: str, written: str) -> None:
    """As one word; a name that only begins like an order is none."""
    events = [e.PersonRenamed(person=ANA, name=name), caption("yes", 1000, 2000)]

    lines = said(rrsagent.write(compose(meeting_of(events))))

    assert f"{written}: yes" in lines


@pytest.mark.parametrize(
    "line", ["Chair: Ana.", "Planned: 1. Welcome.", "계획: 1. 인사.", "a\uff1ab"]
)
def test_what_the_scribe_wrote_down_is_nobodys_words(line: str) -> None:
    """Else the program would list somebody called Planned."""
    assert rrsagent.harmless(line) == f"The record: {line}"
    assert rrsagent.harmless(f"At once, {line}") == f"At once, {line}"
