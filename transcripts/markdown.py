"""Markdown: minutes with headings, in the order that W3C's scribe uses.

Every paragraph has an anchor, the number of its event, so that a link to it holds for good.
Other people's words are escaped after CommonMark, so that they are read and never become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from meeting.language import say
from meeting.summaries import clock
from transcripts import phrases
from transcripts.document import Document, Entry, Paragraph, TurnLine
from transcripts.format import Format, encoded
from transcripts.outcome import contents, outcomes
from transcripts.phrases import MANY

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
    yield from _list(say("People"), map(phrases.attendee, document.people), anchor="people")
    numbered = not phrases.has_parts(document)
    yield from _list(say("Agenda"), phrases.agenda(document), numbered=numbered)
    yield from ("", f"## {say(phrases.CONTENTS)}", "")
    for anchor, title in contents(document):
        yield f"- [{escaped(title, at_start=False)}](#{anchor})"


def _body(document: Document) -> Iterator[str]:
    if document.sections:
        yield from ("", f"## {say(phrases.SAID)}")
    for number, section in enumerate(document.sections, 1):
        title = escaped(phrases.heading(section, document), at_start=False)
        yield from ("", f"### {_anchor(f's{number}')}{title}")
        if section.point:
            yield from ("", escaped(phrases.times(section.point)))
        for entry in section.entries:
            yield from ("", f"{_anchor(f'p{entry.id}')}{_paragraph(entry)}")


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _paragraph(entry: Entry) -> str:
    time = clock(entry.at)
    if isinstance(entry, Paragraph):
        return f"**{escaped(phrases.speaker(entry))}** ({time}): {escaped(phrases.words(entry))}"
    if isinstance(entry, TurnLine):
        return f"*{escaped(phrases.entry(entry))}* ({time})"
    return f"{escaped(phrases.entry(entry))} ({time})"


def _tail(document: Document) -> Iterator[str]:
    for one in outcomes(document):
        yield from _list(one.title, one.lines, anchor=one.anchor)
    yield from ("", say(phrases.END))


def _list(
    title: str, lines: Iterable[str], *, numbered: bool = False, anchor: str = ""
) -> Iterator[str]:
    """Yield a list under its heading, a long one folded; nothing where there is nothing to list."""
    found = [
        f"{f'{number}.' if numbered else '-'} {escaped(line)}"
        for number, line in enumerate(lines, 1)
    ]
    if found:
        before, behind = _fold(title, len(found)) if len(found) > MANY else ((), ())
        yield from ("", f"## {_anchor(anchor) if anchor else ''}{title}")
        yield from (*before, "", *found, *behind)


def _fold(title: str, count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands before and behind a list that is opened by those who want it."""
    return ("", f"<details><summary>{phrases.in_all(title, count)}</summary>"), ("", "</details>")


def escaped(text: str, *, at_start: bool = True) -> str:
    """Return text that Markdown shows as it is, also where it begins a paragraph or a list item."""
    safe = _MARKUP.sub(r"\\\g<0>", text)
    return _AT_THE_START.sub(r"\1\\\2", safe) if at_start else safe


MARKDOWN = Format(name="md", ending="md", about="minutes with headings", write=encoded(write))
