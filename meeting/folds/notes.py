"""Host notes, for those who get to see them."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Meeting


def notes_written(meeting: Meeting, event: e.NotesWritten) -> Meeting:
    """Take over the notes of one item."""
    return _with_notes(meeting, {event.item: event.text})


def notes_shown(meeting: Meeting, event: e.NotesShown) -> Meeting:
    """Take over the notes of every item that has some; who knew them already learns nothing."""
    return _with_notes(meeting, {one.item: one.text for one in event.notes})


def _with_notes(meeting: Meeting, notes: dict[int, str]) -> Meeting:
    agenda = (replace(one, notes=notes.get(one.id, one.notes)) for one in meeting.agenda)
    return replace(meeting, agenda=tuple(agenda))
