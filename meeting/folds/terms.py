"""The glossary: its terms, each once, in the order in which they came."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Meeting


def terms_added(meeting: Meeting, event: e.TermsAdded) -> Meeting:
    """Put the terms in; one that is spelled the same takes the old one's place."""
    terms = {one.text.casefold(): one for one in (*meeting.terms, *event.terms)}
    return replace(meeting, terms=tuple(terms.values()))


def term_dropped(meeting: Meeting, event: e.TermDropped) -> Meeting:
    """Take the term out."""
    return replace(meeting, terms=tuple(one for one in meeting.terms if one.text != event.term))
