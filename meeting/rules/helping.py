"""Access needs and the help line: told to access helpers, seen to by them, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.language import later
from meeting.needs import Need, Told
from meeting.rules.wording import words
from meeting.state import Meeting
from meeting.text import clean


def tell_needs(meeting: Meeting, command: c.TellNeeds, by: int, _at: int) -> Iterator[e.Event]:
    """Take what somebody needs in place of what they told before; the same again is no event.

    So a client can tell it anew whenever its line is back: a server that was started again has
    forgotten it.
    """
    needs = tuple(need for need in Need if need in command.needs)
    own = clean(command.words)
    before = meeting.needs.get(by, Told(()))
    if (before.needs, before.words) != (needs, own):
        yield e.NeedsTold(person=by, needs=needs, words=own)


def check_need(meeting: Meeting, command: c.CheckNeed, _by: int, _at: int) -> Iterator[e.Event]:
    """Note that somebody's need is seen to, or not yet."""
    told = meeting.needs.get(command.person, Told(()))
    if command.need not in told.needs:
        raise Refused("Nobody by that name told this need.", "Type /checklist to see who did.")
    if (command.need in told.met) != command.met:
        yield e.NeedChecked(person=command.person, need=command.need, met=command.met)


def ask_for_help(_meeting: Meeting, command: c.AskForHelp, by: int, _at: int) -> Iterator[e.Event]:
    """Let the access helpers know."""
    yield e.HelpAsked(person=by, text=words(command.text, later("message")))


def answer_help(meeting: Meeting, command: c.AnswerHelp, _by: int, _at: int) -> Iterator[e.Event]:
    """Write to somebody who asked for help, or who told what they need."""
    asked = {one.person for one in meeting.asking} | set(meeting.answered)
    if command.person not in asked | set(meeting.needs):
        raise Refused("That person did not ask for help.", "Type /checklist to see who did.")
    yield e.HelpAnswered(person=command.person, text=words(command.text, later("message")))


def shared(meeting: Meeting) -> Iterator[e.Event]:
    """Tell what was told before to somebody who becomes an access helper now."""
    for person, told in meeting.needs.items():
        yield e.NeedsTold(person=person, needs=told.needs, words=told.words)
        yield from (e.NeedChecked(person=person, need=need) for need in told.met)
    yield from (e.HelpAsked(person=one.person, text=one.text) for one in meeting.asking)
