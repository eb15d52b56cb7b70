"""Off the record, and words taken out of the record again."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Permission
from meeting.state import Caption, Meeting, Note, Question
from meeting.text import clean


def go_off_record(
    meeting: Meeting, _command: c.GoOffRecord, _by: int, _at: int
) -> Iterator[e.Event]:
    """Go on with captions, and write nothing down."""
    if meeting.off_record:
        raise Refused("The meeting is off the record already.")
    yield e.WentOffRecord()


def go_on_record(meeting: Meeting, _command: c.GoOnRecord, _by: int, _at: int) -> Iterator[e.Event]:
    """Write down again what is said from now on."""
    if not meeting.off_record:
        raise Refused("The meeting is on the record already.")
    yield e.WentOnRecord()


def redact(meeting: Meeting, command: c.Redact, by: int, _at: int) -> Iterator[e.Event]:
    """Take words out of every place: scribes and hosts may, and whoever said them."""
    found = _said(meeting, command.said)
    if found is None or not found.text:
        raise Refused("Nothing is kept under that number.", "It may be taken out already.")
    if by != _whose(found) and not meeting.people[by].may(Permission.REDACT):
        raise Refused("Those are not your words.", "Ask a scribe or a host to take them out.")
    yield e.Redacted(events=(found.id, *found.wordings), reason=clean(command.reason))


def _whose(found: Caption | Note | Question) -> int:
    match found:
        case Caption():
            return found.speaker
        case Question():
            return found.person
        case Note():
            return found.by


def _said(meeting: Meeting, number: int) -> Caption | Note | Question | None:
    notes = (*meeting.decisions, *meeting.actions, *meeting.notes)
    return (
        meeting.captions.get(number)
        or meeting.chat.get(number)
        or next((one for one in notes if one.id == number), None)
        or next((one for one in meeting.questions if one.id == number), None)
    )
