"""Plain text, in two forms: for reading, and for listening.

The form for reading is wrapped, with a hanging indent and the time of every paragraph. The form
for listening has one paragraph a line, no times and no signs that a voice would spell out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from meeting.language import say
from meeting.summaries import clock
from transcripts import phrases, wrapping
from transcripts.document import Document, Entry, Paragraph
from transcripts.format import Format, encoded
from transcripts.outcome import outcomes

WRAP = 76
"""Cells in a line of the form for reading."""


def write(document: Document, wrap: int = WRAP) -> str:
    """Return the document as text; `wrap` 0 gives the form for listening."""
    lines = [*_head(document, wrap), *_body(document, wrap), *_tail(document, wrap)]
    return "\n".join(lines) + "\n"


def _head(document: Document, wrap: int) -> Iterator[str]:
    yield from _title(document.title, "=", wrap)
    for sentence in phrases.head(document):
        yield from _fit(sentence, wrap)
    if phrases.has_many(document):
        yield from _fit(phrases.many(document), wrap)
    else:
        yield from _people(document, wrap)
    points = (f"{point.number}. {phrases.plan(point)}" for point in document.agenda)
    yield from _list(say("Agenda"), points, wrap)


def _body(document: Document, wrap: int) -> Iterator[str]:
    for section in document.sections:
        yield ""
        yield from _title(phrases.heading(section, document), "-", wrap)
        for entry in section.entries:
            yield from _fit(_line(entry), wrap, f"{clock(entry.at)}  ")


def _tail(document: Document, wrap: int) -> Iterator[str]:
    for one in outcomes(document):
        yield from _list(one.title, one.lines, wrap)
    if phrases.has_many(document):
        yield from _people(document, wrap)
    yield ""
    yield say(phrases.END)


def _people(document: Document, wrap: int) -> Iterator[str]:
    yield from _list(say("People"), map(phrases.attendee, document.people), wrap)


def _line(entry: Entry) -> str:
    if isinstance(entry, Paragraph):
        return f"{phrases.speaker(entry)}: {phrases.words(entry)}"
    return phrases.entry(entry)


def _title(title: str, rule: str, wrap: int) -> Iterator[str]:
    yield from _fit(title, wrap)
    if wrap:
        yield rule * min(wrapping.width(title), wrap)


def _list(title: str, lines: Iterable[str], wrap: int) -> Iterator[str]:
    """Yield a titled list; nothing where there is nothing to list."""
    found = list(lines)
    if found:
        yield ""
        yield from _title(title, "-", wrap)
        for line in found:
            yield from _fit(line, wrap, "  ")


def _fit(text: str, wrap: int, lead: str = "") -> Iterator[str]:
    """Yield the text behind its lead, further lines below it; `wrap` 0 means as it is."""
    if not wrap:
        yield text
        return
    first, *others = wrapping.wrap(text, wrap - len(lead))
    yield lead + first
    yield from (" " * len(lead) + line for line in others)


def wrapped(wrap: int) -> Format:
    """Return the form for reading with lines of so many cells; 0 for one line a paragraph."""
    return replace(TEXT, write=encoded(partial(write, wrap=wrap)))


TEXT = Format(name="txt", ending="txt", about="plain text for reading", write=encoded(write))
SPEECH = Format(
    name="speech",
    ending="speech.txt",
    about="plain text for listening",
    write=encoded(partial(write, wrap=0)),
)
