"""What people noted, asked, answered, voted and shared, as lists for the end of a document."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import asking
from meeting.language import later
from meeting.state import Meeting
from meeting.text import clean
from transcripts.document import Listed


def lists(meeting: Meeting) -> Iterator[Listed]:
    """Yield the lists that have something in them."""
    given = (
        ("notes", later("Notes"), _notes(meeting)),
        ("questions", later("Open questions"), _questions(meeting, answered=False)),
        ("answers", later("Answered questions"), _questions(meeting, answered=True)),
        ("polls", later("Polls"), _polls(meeting)),
        ("links", later("Links"), _links(meeting)),
    )
    for anchor, title, lines in given:
        if found := tuple(map(clean, lines)):
            yield Listed(anchor=anchor, title=title, lines=found)


def _notes(meeting: Meeting) -> Iterator[str]:
    yield from (one.text for one in meeting.notes if one.text)


def _questions(meeting: Meeting, *, answered: bool) -> Iterator[str]:
    """Yield the questions, those with most support first; who asked anonymously stays unnamed."""
    asked = (one for one in meeting.questions if one.text)
    found = [one for one in asked if (one.answered is not None) is answered]
    for one in sorted(found, key=lambda one: -one.support):
        yield asking.question(one, meeting)


def _polls(meeting: Meeting) -> Iterator[str]:
    yield from (asking.result(one) for one in meeting.polls if one.counts is not None)


def _links(meeting: Meeting) -> Iterator[str]:
    for one in meeting.links:
        if not one.gone:
            yield f"{one.about}: {one.address}" if one.about else one.address
