"""Markdown: minutes with headings, in the order that W3C's scribe uses.

Other people's words are escaped after CommonMark, so that they are read and never become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from meeting.summaries import clock
from transcripts import phrases
from transcripts.document import Document, Entry, Paragraph, TurnLine
from transcripts.format import Format

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&]")
_AT_THE_START = re.compile(r"^(\d*)([#+=.)-])")
"""A heading, a list or an underline; `1.` begins a list, and so the sign after it is put off."""


def write(document: Document) -> str:
    """Return the document as Markdown."""
    return "\n".join([*_head(document), *_body(document), *_tail(document)]) + "\n"


def _head(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    for sentence in phrases.head(document):
        yield from ("", escaped(sentence))
    yield from _list("People", map(phrases.attendee, document.people))
    yield from _list("Agenda", map(phrases.plan, document.agenda), numbered=True)


def _body(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield from ("", f"## {escaped(phrases.heading(section, document), at_start=False)}")
        for entry in section.entries:
            yield from ("", _paragraph(entry))


def _paragraph(entry: Entry) -> str:
    time = clock(entry.at)
    if isinstance(entry, Paragraph):
        return f"**{escaped(phrases.speaker(entry))}** ({time}): {escaped(phrases.words(entry))}"
    if isinstance(entry, TurnLine):
        return f"*{escaped(phrases.entry(entry))}* ({time})"
    return f"{escaped(phrases.entry(entry))} ({time})"


def _tail(document: Document) -> Iterator[str]:
    yield from _list("Decisions", (one.text for one in document.decisions))
    yield from _list("Actions", map(phrases.action, document.actions))
    yield from _list("Not heard", map(phrases.waiting, document.waiting))
    yield from ("", phrases.END)


def _list(title: str, lines: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    """Yield a list under its heading; nothing where there is nothing to list."""
    found = [
        f"{f'{number}.' if numbered else '-'} {escaped(line)}"
        for number, line in enumerate(lines, 1)
    ]
    if found:
        yield from ("", f"## {title}", "", *found)


def escaped(text: str, *, at_start: bool = True) -> str:
    """Return text that Markdown shows as it is, also where it begins a paragraph or a list item."""
    safe = _MARKUP.sub(r"\\\g<0>", text)
    return _AT_THE_START.sub(r"\1\\\2", safe) if at_start else safe


MARKDOWN = Format(name="md", ending="md", about="minutes with headings", write=write)
