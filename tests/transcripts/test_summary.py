"""The draft summary: only what was marked."""

from __future__ import annotations

import re

from meeting import events as e
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import ANA, BO, caption, log_of, told
from transcripts import phrases
from transcripts.summary import NOTHING, ONLY_MARKED, write


def summary(*events: e.Event) -> str:
    """Return the summary of a meeting of Ana and Bo."""
    return write(told(log_of(events)))


def test_marks_stand_under_the_item_they_were_made_in() -> None:
    """In the words that were written down."""
    text = summary(
        e.ItemAdded(title="Ramp", place=1),
        e.ItemStarted(item=4),
        e.DecisionRecorded(by=ANA, at=60_000, text="We build it."),
        e.ActionRecorded(by=ANA, at=61_000, who="Bo", what="ask", due="Friday"),
        e.NoteRecorded(by=BO, text="It is steep."),
    )

    body = text.partition("It lasted")[2] or text.partition("Still open")[2]
    assert re.findall(r"^(?:#|-).*", body, re.MULTILINE) == [
        "## 1. Ramp",
        "- Decision: We build it. (0:01:00)",
        "- Action: Bo will ask, by Friday. (0:01:01)",
        "## Notes",
        "- It is steep.",
    ]


def test_what_nobody_marked_is_not_in_it() -> None:
    """However often it was said."""
    text = summary(*[caption("the ramp is steep", 1000, 2000)] * 3, e.ChatSaid(by=BO, text="yes!"))

    assert "steep" not in text
    assert "yes!" not in text
    assert NOTHING in text


def test_it_says_what_it_is() -> None:
    """So that nobody takes it for more."""
    text = summary()

    assert text.startswith("# Draft summary: Ramps\n")
    assert ONLY_MARKED in text
    assert text.endswith(f"{phrases.END_OF_SUMMARY}\n")


def test_not_one_word_is_made_up() -> None:
    """Every line of the story's summary stands in its minutes, or is one of ours."""
    document = told(whole_meeting().log)
    known = {
        *(one.text for one in document.decisions),
        *map(phrases.action, document.actions),
        *(line for one in document.lists for line in one.lines),
        *map(phrases.waiting, document.waiting),
    }

    lines = [line[2:] for line in write(document).splitlines() if line.startswith("- ")]

    assert lines
    for line in lines:
        plain = re.sub(r"\\(.)", r"\1", line)
        said = re.sub(r"^(Decision|Action): | \(\d:\d\d:\d\d\)$", "", plain)
        assert said in known
