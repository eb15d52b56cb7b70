"""What the head of a document tells: draft or final, chair, scribe, regrets."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from meeting import events as e
from meeting.final import DAY
from meeting.roles import Role
from tests.meeting.play import OPENED
from tests.transcripts.samples import ANA, BO, log_of
from transcripts import phrases
from transcripts.compose import compose
from transcripts.document import Document
from transcripts.formats import FORMATS
from transcripts.history import follow

CLOSED = 60_000
MINUTES = ("md", "txt", "speech", "html", "docx", "json", "jsonl", "vtt", "ttml", "rrsagent")
"""All formats that have room for more than the words."""


def written(
    *events: e.Event, amend_days: int = 7, after: int = 0, names: bool = True, regrets: str = "Dee"
) -> Document:
    """Return the document of a meeting, `after` so many days from its end."""
    log = log_of(events)
    opened = log[0]
    assert isinstance(opened, e.MeetingOpened)
    log[0] = replace(opened, amend_days=amend_days, regrets=tuple(regrets.split()))
    meeting, history = follow(log)
    now = OPENED + CLOSED + after * DAY
    return compose(meeting, history=history, names=names, now=now)


CLOSING = e.MeetingClosed(at=CLOSED)


@pytest.mark.parametrize(
    ("document", "status"),
    [
        (written(), "DRAFT. The meeting is still open."),
        (
            written(CLOSING),
            "DRAFT. People who were there can propose changes until 28 September 2026, 14:14 UTC.",
        ),
        (written(CLOSING, after=6), "DRAFT. People who were there can propose changes until"),
        (written(CLOSING, after=7), "FINAL since 28 September 2026, 14:14 UTC."),
        (
            written(CLOSING, amend_days=0, after=9999),
            "DRAFT. People who were there can propose changes.",
        ),
    ],
)
def test_a_document_is_a_draft_or_final_by_the_day(document: Document, status: str) -> None:
    """From the log, its settings, and the day on which it is written."""
    assert phrases.status(document).startswith(status)
    assert document.is_final == status.startswith("FINAL")


def test_chairs_are_those_who_were_host_and_scribes_those_who_had_that_task() -> None:
    """Also where they gave it back since."""
    document = written(
        e.RoleGiven(person=BO, role=Role.SCRIBE, by=ANA),
        e.RoleTaken(person=BO, role=Role.SCRIBE, by=ANA),
        e.DecisionRecorded(by=ANA, text="Yes."),
    )

    assert (document.chairs, document.scribes) == (("Ana",), ("Bo",))


def test_without_a_scribe_it_is_who_wrote_the_record() -> None:
    """Nobody is named where nobody wrote."""
    assert written(e.DecisionRecorded(by=BO, text="Yes.")).scribes == ("Bo",)
    assert written().scribes == ()


def test_regrets_are_noted_and_taken_back() -> None:
    """From the agenda file and from the meeting."""
    document = written(
        e.RegretsNoted(name="Eli"),
        e.RegretsNoted(name="Fay"),
        e.RegretsNoted(name="Eli", comes=True),
    )

    assert document.regrets == ("Dee", "Fay")


@pytest.mark.parametrize("name", MINUTES)
def test_every_format_with_room_for_it_tells_all_of_it(name: str) -> None:
    """In the order that people look for it."""
    document = written(e.RoleGiven(person=BO, role=Role.SCRIBE, by=ANA), CLOSING)

    content = FORMATS[name].write(document).decode("utf-8", "ignore")

    for words in ("DRAFT. People", "Ana", "Bo", "Dee"):
        assert words in content
    if name != "docx":
        flat = " ".join(content.split())
        assert "Chair: Ana. Scribe: Bo. Regrets: Dee." in flat


def test_without_names_regrets_are_only_counted() -> None:
    """They have not even been there."""
    assert written(regrets="Dee Eli", names=False).regrets == ("2 people",)
    assert written(names=False).regrets == ("1 person",)
    assert written(regrets="", names=False).regrets == ()


@pytest.mark.parametrize("name", MINUTES)
def test_many_names_stand_at_the_end_or_folded(name: str) -> None:
    """Nobody has to read forty names before the first word."""
    people = [e.PersonJoined(name=f"Guest-{n}", roles=(Role.PARTICIPANT,)) for n in range(40)]
    absent = " ".join(f"Away-{n}" for n in range(40))
    document = written(*people, e.ChatSaid(by=ANA, text="Hello."), CLOSING, regrets=absent)

    content = FORMATS[name].write(document).decode("utf-8", "ignore")

    assert "Away-39" in content
    if name in ("txt", "speech", "docx"):
        assert "42 people were there. They are listed at the end." in " ".join(content.split())
        assert content.index("Hello.") < content.index("Guest-39")
    if name in ("md", "html"):
        assert content.count("<details>") == 2
