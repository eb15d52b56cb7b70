"""Amend decisions and actions as captions are corrected: alone as a task, or by two people."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.language import later
from meeting.roles import Permission
from meeting.rules.wording import words
from meeting.state import Meeting, Note, Proposal

MOST_PROPOSALS = 200
"""Proposals that may wait at a time."""


def amend(meeting: Meeting, command: c.Amend, by: int, _at: int) -> Iterator[e.Event]:
    """Say what a decision or an action should read, or propose it."""
    mark = find(meeting, command.mark)
    text = words(command.text, later("amendment"))
    if text == mark.text:
        raise Refused("It reads like that already.")
    if may_amend(meeting, by):
        yield e.MarkAmended(mark=mark.id, text=text)
        return
    for one in meeting.proposals:
        if (one.caption, one.new) == (mark.id, text):
            yield from agreed(meeting, one, by)
            return
    if len(meeting.proposals) >= MOST_PROPOSALS:
        raise Refused("Too many proposals wait.", "Agree to one of them first: /proposals.")
    yield e.CorrectionProposed(caption=mark.id, old=mark.text, new=text)


def agreed(meeting: Meeting, proposal: Proposal, by: int) -> Iterator[e.Event]:
    """Make a proposed amendment: who writes the record alone can, else a second person can."""
    if by == proposal.by and not may_amend(meeting, by):
        raise Refused("You proposed that yourself.", "A scribe or one more person can agree.")
    yield e.MarkAmended(mark=proposal.caption, text=proposal.new, proposal=proposal.id)


def may_amend(meeting: Meeting, by: int) -> bool:
    """Tell whether writing decisions and actions is somebody's task."""
    return meeting.people[by].may(Permission.KEEP_RECORD)


def find(meeting: Meeting, number: int) -> Note:
    """Return a decision or an action; raises Refused where there is none."""
    mark = meeting.find_mark(number)
    if mark is None:
        raise Refused("There is no such decision or action.", "Type /amend to see them.")
    return mark
