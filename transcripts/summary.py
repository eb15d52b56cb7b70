"""A draft summary: what people marked in the meeting, item by item, and not one word more.

Nothing is picked, shortened or put in other words; whoever wants a better summary begins here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meeting.language import later, say
from meeting.summaries import clock
from transcripts import phrases
from transcripts.document import Action, Decision, Document, Section
from transcripts.format import Format, encoded
from transcripts.markdown import escaped
from transcripts.outcome import Outcome, outcomes

DRAFT = later("Draft summary: {title}")
ONLY_MARKED = later(
    "This summary holds only what people marked in the meeting. A person must check it."
)
NOTHING = later(
    "Nothing was marked: no decision, no action, no note. So there is nothing to sum up."
)

MARKED = ("notes", "answers", "questions", "polls", "links", "waiting")
"""Lists of what people marked, by their anchors."""


def write(document: Document) -> str:
    """Return the summary as Markdown."""
    found = [*_items(document), *_lists(outcomes(document))] or ["", say(NOTHING)]
    return "\n".join([*_head(document), *found, "", say(phrases.END_OF_SUMMARY)]) + "\n"


def _head(document: Document) -> Iterator[str]:
    title = escaped(document.title, at_start=False)
    yield f"# {say(DRAFT, title=title)}"
    for sentence in (say(ONLY_MARKED), phrases.status(document), phrases.when(document)):
        yield from ("", escaped(sentence))


def _items(document: Document) -> Iterator[str]:
    """Yield decisions and actions under the agenda item that they were made in."""
    for section in document.sections:
        if lines := list(_marks(section)):
            heading = escaped(phrases.heading(section, document), at_start=False)
            yield from ("", f"## {heading}", "", *lines)


def _marks(section: Section) -> Iterator[str]:
    for entry in section.entries:
        if isinstance(entry, Decision | Action):
            yield f"- {escaped(phrases.entry(entry))} ({clock(entry.at)})"


def _lists(found: Iterable[Outcome]) -> Iterator[str]:
    for one in found:
        if one.anchor in MARKED:
            yield from ("", f"## {one.title}", "", *(f"- {escaped(line)}" for line in one.lines))


SUMMARY = Format(
    name="summary",
    ending="summary.md",
    about="a draft summary of what was marked",
    write=encoded(write),
)
