"""What people are told about the record before they say yes or no, and what the files say of it."""

from __future__ import annotations

from meeting.language import later, say, say_many
from meeting.state import Meeting, Status
from meeting.summaries import ended

QUESTION = later("May your words be kept? Press 8 for yes, 9 for no.")

ANSWER = (
    later("You read everything either way. Until you answer, nothing of yours is kept."),
    later("Take your time. You can also type /consent yes, or /consent no."),
    QUESTION,
)
"""How to answer, by one key or by word; nobody is hurried."""


def record(meeting: Meeting) -> tuple[str, ...]:
    """Return why the record is kept, who can read it, how long; nothing where nobody is asked."""
    if not meeting.purpose:
        return ()
    return (
        say("What is said here is kept. Why: {purpose}", purpose=ended(meeting.purpose)),
        f"{_who_reads()} {_how_long(meeting.keep_days)}",
    )


def consent(meeting: Meeting) -> tuple[str, ...]:
    """Return what somebody is told who comes in: the record, and how to answer."""
    told = record(meeting)
    return (*told, *map(say, ANSWER)) if told else ()


def question(meeting: Meeting, you: int) -> str:
    """Return the question that somebody has not answered yet, "" for none."""
    person = meeting.people.get(you)
    asked = meeting.purpose and meeting.status is not Status.CLOSED
    return say(QUESTION) if asked and person and person.consent is None else ""


def _who_reads() -> str:
    return say("Who can read it: the people in this meeting.")


def _how_long(days: int) -> str:
    if not days:
        return say("How long: until a host deletes it.")
    return say_many(
        "How long: {number} day, then it is deleted.",
        "How long: {number} days, then it is deleted.",
        days,
    )
