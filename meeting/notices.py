"""What people are told about the record before they say yes or no, and what the files say of it."""

from __future__ import annotations

from meeting.state import Meeting
from meeting.summaries import ended

ANSWER = (
    "You read everything either way. Until you answer, nothing of yours is kept.",
    "Take your time. You can also type /consent yes, or /consent no.",
    "May your words be kept? Press 8 for yes, 9 for no.",
)
"""How to answer, by one key or by word; nobody is hurried.

The question comes last: a screen of 12 rows shows the last line only.
"""


def record(meeting: Meeting) -> tuple[str, ...]:
    """Return why the record is kept, who can read it, how long; nothing where nobody is asked."""
    if not meeting.purpose:
        return ()
    return (
        f"What is said here is kept. Why: {ended(meeting.purpose)}",
        f"Who can read it: the people in this meeting. {_how_long(meeting.keep_days)}",
    )


def consent(meeting: Meeting) -> tuple[str, ...]:
    """Return what somebody is told who comes in: the record, and how to answer."""
    told = record(meeting)
    return (*told, *ANSWER) if told else ()


def _how_long(days: int) -> str:
    if not days:
        return "How long: until a host deletes it."
    return f"How long: {'1 day' if days == 1 else f'{days} days'}, then it is deleted."
