"""A log as W3C's RRSAgent writes it, which their `scribe.perl` makes minutes of.

One line is `HH:MM:SS <nick> text`, at the time of day, UTC. Handrail is the scribe, so that
`First_Last: words` reads as somebody's words, and what has a space before the colon does not.
Other people's words never become an order to that program: see
https://w3c.github.io/scribe2/scribedoc.html for what it takes for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from meeting.language import say
from transcripts import phrases
from transcripts.document import Action, Decision, Document, Entry, Paragraph
from transcripts.format import Format, encoded
from transcripts.outcome import outcomes

NICK = "Handrail"
"""Who writes every line."""

_ORDER = re.compile(
    r"\W|[si][/|]|(?:action|agenda|agendabot|chairs?|date|gb|ghurlbot|issue|meeting|next|present"
    r"|previous|recording|regrets?|repos?|repository|repositories|resol\w*|rrsagent|scribe\w*"
    r"|slides?|slideset|sub-?topic|topic|trackbot|zakim)\b",
    re.IGNORECASE,
)
"""How a line begins that could be an order."""

_SPEAKER = re.compile(r'[^\s:\uff1a">]+[:\uff1a]')
"""How a line begins that would be somebody's words."""

_NOT_IN_NAMES = re.compile(r'[\s:\uff1a">]+')
"""What would end a speaker's name."""

_DONE_BY_ORDERS = ("decisions", "actions")
"""Lists that the program makes by itself, out of the orders in the log."""

Line = tuple[int, str]


def write(document: Document) -> str:
    """Return the document as a log; `at` of each line is milliseconds since the opening."""
    lines = (*_head(document), *_body(document), *_tail(document))
    return "".join(f"{_time(document, at)} <{NICK}> {text}\n" for at, text in lines)


def _time(document: Document, at: int) -> str:
    seconds = (document.opened + at) // 1000 % 86_400
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _head(document: Document) -> Iterator[Line]:
    yield 0, f"ScribeNick: {NICK}"
    yield 0, f"Meeting: {document.title}"
    opened = phrases.opening(document.opened)
    if opened:
        yield 0, f"Date: {opened:%d %B %Y}"
    for person in document.people:
        yield 0, f"Present+ {person.name.replace(',', ' ')}"
    for order, names in (("Chair+", document.chairs), ("Regrets+", document.regrets)):
        for name in names:
            yield 0, f"{order} {name.replace(',', ' ')}"
    about = say("About this meeting")
    yield 0, f"Topic: {about}"
    people = phrases.present(document)
    points = (
        say("Item {number} of the agenda: {point}", number=point.number, point=phrases.plan(point))
        for point in document.agenda
    )
    for line in (*phrases.head(document), *people, *points):
        yield 0, harmless(line)


def _body(document: Document) -> Iterator[Line]:
    for section in document.sections:
        yield section.entries[0].at, f"Topic: {phrases.heading(section, document)}"
        if section.point:
            yield section.entries[0].at, harmless(phrases.times(section.point))
        for entry in section.entries:
            yield entry.at, _entry(entry)


def _entry(entry: Entry) -> str:
    if isinstance(entry, Paragraph):
        return _words(entry)
    if isinstance(entry, Decision):
        return f"RESOLUTION: {entry.text}"
    if isinstance(entry, Action):
        due = f", by {entry.due}" if entry.due else ""
        return f"ACTION: {entry.who} to {entry.what}{due}"
    return harmless(phrases.entry(entry))


def _words(paragraph: Paragraph) -> str:
    """Return what somebody said, under a name of one word."""
    how = ", ".join(phrases.manner(paragraph))
    words = f"({how}) {phrases.words(paragraph)}" if how else phrases.words(paragraph)
    line = f"{_NOT_IN_NAMES.sub('_', paragraph.speaker)}: {words}"
    return f"Said_by_{line}" if _ORDER.match(line) else line


def _tail(document: Document) -> Iterator[Line]:
    for one in outcomes(document):
        if one.anchor not in _DONE_BY_ORDERS:
            yield document.until, f"Topic: {one.title}"
            for line in one.lines:
                yield document.until, harmless(line)
    yield document.until, say(phrases.END)


def harmless(line: str) -> str:
    """Return a line that the program takes for what the scribe wrote down."""
    return f"The record: {line}" if _ORDER.match(line) or _SPEAKER.match(line) else line


RRSAGENT = Format(
    name="rrsagent",
    ending="rrsagent.txt",
    about="a log for W3C's scribe.perl",
    write=encoded(write),
)
