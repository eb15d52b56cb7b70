"""The lists at the end of every document: what came of the meeting, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from meeting.language import later, say
from transcripts import phrases
from transcripts.document import Document
from transcripts.phrases import MANY


class Outcome(Struct, frozen=True, kw_only=True):
    """One list, with the short name by which pages link to it."""

    anchor: str
    title: str
    lines: tuple[str, ...]


def outcomes(document: Document) -> Iterator[Outcome]:
    """Yield the lists that have something in them; actions stand together by person."""
    actions = sorted(document.actions, key=lambda one: one.who.casefold())
    lists = (
        ("decisions", later("Decisions"), (one.text for one in document.decisions)),
        ("actions", later("Actions"), map(phrases.action, actions)),
        *((one.anchor, one.title, one.lines) for one in document.lists),
        ("waiting", later("Not heard"), map(phrases.waiting, document.waiting)),
        ("corrections", later("Corrections"), map(phrases.correction, document.corrections)),
        ("terms", later("Terms put in"), phrases.terms(document.pieces)),
        ("speakers", later("Corrected speakers"), map(phrases.respoken, document.speakers)),
        ("spoken", later("Who spoke"), map(phrases.spoken, document.spoken)),
        ("moves", later("What hosts did"), map(phrases.move, document.moves)),
        ("regrets", later("Regrets"), document.regrets if len(document.regrets) > MANY else ()),
    )
    for anchor, title, lines in lists:
        if found := tuple(lines):
            yield Outcome(anchor=anchor, title=say(title), lines=found)


def contents(document: Document) -> Iterator[tuple[str, str]]:
    """Yield anchor and title of each section and of each list at the end."""
    for number, section in enumerate(document.sections, 1):
        yield f"s{number}", phrases.heading(section, document)
    for one in outcomes(document):
        yield one.anchor, one.title
    if phrases.has_many(document):
        yield "people", say("People")
