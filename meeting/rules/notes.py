"""Host notes: words on an agenda item that only those see who may change the agenda."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.roles import Permission
from meeting.rules.agenda import find
from meeting.rules.record import check_on_record
from meeting.state import Meeting
from meeting.text import clean
from meeting.values import ItemNotes


def write_notes(meeting: Meeting, command: c.WriteNotes, _by: int, _at: int) -> Iterator[e.Event]:
    """Keep the notes; empty ones take the old ones away."""
    check_on_record(meeting)
    yield e.NotesWritten(item=find(meeting, command.item).id, text=clean(command.text))


def show_notes(meeting: Meeting, command: c.ShowNotes, _by: int, _at: int) -> Iterator[e.Event]:
    """Tell somebody all notes, where there are any and they may see them."""
    person = meeting.people.get(command.person)
    notes = tuple(ItemNotes(one.id, one.notes) for one in meeting.agenda if one.notes)
    if notes and person and person.may(Permission.KEEP_AGENDA):
        yield e.NotesShown(person=person.id, notes=notes)
