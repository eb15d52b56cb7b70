"""Chat, decisions and actions: what people write down beside the talk."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.erasing import may_be_kept
from meeting.errors import Refused
from meeting.language import later
from meeting.roles import Permission
from meeting.rules.wording import name, words
from meeting.state import Meeting
from meeting.text import clean

MOST_REGRETS = 500

_WRITE = "Type /hand written for a turn in writing."


def chat(meeting: Meeting, command: c.Chat, by: int, at: int) -> Iterator[e.Event]:
    """Tell a line of chat, and keep it where it may be; a turn in writing is open to all."""
    check_not_muted(meeting, by)
    kept = may_be_kept(meeting, by, at, at)
    yield e.ChatSaid(text=words(command.text, later("message")), kept=kept)


def check_not_muted(meeting: Meeting, by: int) -> None:
    """Refuse where somebody may not write in the chat, nor in what is read beside it."""
    person = meeting.people[by]
    if person.muted:
        raise Refused("You cannot write in the chat now.", _WRITE)
    if meeting.muted and not person.may(Permission.KEEP_CHAT):
        raise Refused("The chat is muted for everybody.", _WRITE)


def record_decision(
    meeting: Meeting, command: c.RecordDecision, _by: int, _at: int
) -> Iterator[e.Event]:
    """Keep a decision."""
    check_on_record(meeting)
    yield e.DecisionRecorded(text=words(command.text, later("decision")))


def record_action(
    meeting: Meeting, command: c.RecordAction, _by: int, _at: int
) -> Iterator[e.Event]:
    """Keep who will do what, and by when."""
    check_on_record(meeting)
    yield e.ActionRecorded(
        who=name(command.who), what=words(command.what, later("action")), due=clean(command.due)
    )


def note_regrets(meeting: Meeting, command: c.NoteRegrets, _by: int, _at: int) -> Iterator[e.Event]:
    """Keep who said that they cannot come, or that they can after all."""
    check_on_record(meeting)
    who = name(command.name)
    is_noted = who in meeting.regrets
    if command.comes and not is_noted:
        raise Refused("No regrets of that name are noted.", "Type /regrets to see them.")
    if is_noted and not command.comes:
        raise Refused("These regrets are noted already.")
    if len(meeting.regrets) >= MOST_REGRETS and not command.comes:
        raise Refused("The list of regrets is full.")
    yield e.RegretsNoted(name=who, comes=command.comes)


def check_on_record(meeting: Meeting) -> None:
    """Refuse to write down, while nothing is kept, what would be."""
    if meeting.off_record:
        raise Refused("The meeting is off the record.", "Type /onrecord first.")
