"""The glossary: terms of the meeting, for captions and for everybody who asks what a word means."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.language import say
from meeting.rules.record import check_on_record
from meeting.rules.wording import words
from meeting.state import Meeting
from meeting.text import clean
from meeting.values import Term

MOST_TERMS = 1_000
"""Terms in a glossary; more are hardly one meeting's."""


def add_terms(meeting: Meeting, command: c.AddTerms, _by: int, _at: int) -> Iterator[e.Event]:
    """Note the terms that are new, or that say something new."""
    check_on_record(meeting)
    new = tuple(one for one in map(_cleaned, command.terms) if one not in meeting.terms)
    if not new:
        raise Refused(say("The glossary says that already."))
    known = {one.text.casefold() for one in (*meeting.terms, *new)}
    if len(known) > MOST_TERMS:
        raise Refused(say("The glossary is full."), say("Take a term out of it first."))
    yield e.TermsAdded(terms=new)


def drop_term(meeting: Meeting, command: c.DropTerm, _by: int, _at: int) -> Iterator[e.Event]:
    """Take the term out, whatever the case it is written in."""
    for one in meeting.terms:
        if one.text.casefold() == clean(command.term).casefold():
            yield e.TermDropped(term=one.text)
            return
    raise Refused(say("The glossary has no such term."), say("Type /define to read its terms."))


def _cleaned(term: Term) -> Term:
    forms = (form for one in term.forms if (form := clean(one)))
    return Term(words(term.text, "term"), clean(term.meaning), tuple(dict.fromkeys(forms)))
