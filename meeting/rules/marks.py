"""Marks beside the talk: notes, links, and taking a mark back."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.language import later
from meeting.marks import standing
from meeting.roles import Permission
from meeting.rules import wording
from meeting.rules.record import check_not_muted
from meeting.state import Meeting
from meeting.text import clean


def record_note(meeting: Meeting, command: c.RecordNote, by: int, _at: int) -> Iterator[e.Event]:
    """Keep a note; it is as public as the chat, and muted with it."""
    check_not_muted(meeting, by)
    yield e.NoteRecorded(text=wording.words(command.text, later("note")))


def share_link(meeting: Meeting, command: c.ShareLink, by: int, _at: int) -> Iterator[e.Event]:
    """Keep a web address, with what it is about."""
    check_not_muted(meeting, by)
    yield e.LinkShared(address=wording.address(command.address), about=clean(command.about))


def take_back(meeting: Meeting, command: c.TakeBackMark, by: int, _at: int) -> Iterator[e.Event]:
    """Take a mark out of the record: your own, or, for who keeps the record, anybody's."""
    authors = dict(standing(meeting))
    if command.mark not in authors:
        raise Refused("There is no such mark.", "Type /notes, /links or /now to see them.")
    if authors[command.mark] != by and not meeting.people[by].may(Permission.KEEP_RECORD):
        raise Refused("That is not your mark.", "Ask a host or scribe to take it back.")
    yield e.MarkTakenBack(mark=command.mark)
