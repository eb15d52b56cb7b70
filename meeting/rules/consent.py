"""Consent: nothing of yours is kept before you say yes, and a no takes back what was kept."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Permission
from meeting.rules import wording
from meeting.state import Meeting


def answer_consent(
    meeting: Meeting, command: c.AnswerConsent, by: int, _at: int
) -> Iterator[e.Event]:
    """Let your words and your name be kept, under another name if you like, or keep them out."""
    if not meeting.purpose:
        raise Refused("This meeting asks nobody.", "Everything that is said is kept.")
    person = command.person or by
    _check_whose(meeting, person, by)
    known = meeting.people[person]
    if command.keep:
        name = wording.name(command.name or known.record_name or known.name)
        if known.consent and name == known.record_name:
            raise Refused("You said yes already.", "Nothing changes.")
        addressed = known.addressed if name == known.name else ""
        yield e.ConsentGiven(person=person, name=name, addressed=addressed)
    else:
        if known.consent is False:
            raise Refused("You said no already.", "Nothing changes.")
        yield e.ConsentRefused(person=person, events=tuple(_said(meeting, person)))


def _check_whose(meeting: Meeting, person: int, by: int) -> None:
    """Others are spoken for only where they are not here themselves."""
    known = meeting.people.get(person)
    if known is None:
        raise Refused("There is no such person.", "Type /who for a list of people.")
    if person != by and not known.elsewhere:
        raise Refused("They answer for themselves.", "Ask them to type /consent.")
    if person != by and not meeting.people[by].may(Permission.KEEP_QUEUE):
        raise Refused("You may not answer for others.", "Ask a host or caller.")


def _said(meeting: Meeting, person: int) -> Iterator[int]:
    """Yield the events that hold what this person said, also as it was corrected."""
    for caption in meeting.captions:
        if caption.speaker == person:
            yield from (caption.id, *caption.wordings)
