"""An agenda as a TOML file, and back.

title = "Planning the street fair"
regrets = ["Dee", "Eli"]

[[item]]
title = "Welcome"
minutes = 5
words = "Who is here and how we talk."
presenter = "Ana"
links = ["https://example.org/paper"]
notes = "Ana may be late."

[[item.part]]
title = "Names"
turn_seconds = 60

[[item]]
title = "Tea"
break = true

[[term]]
term = "co-production"
meaning = "People plan it together with those it is for."
heard = ["co production"]
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator

import msgspec
from msgspec import Struct, field

from meeting.agendas.agenda import Agenda, names
from meeting.agendas.terms import LONGEST_MEANING, LONGEST_TERM, MOST_FORMS
from meeting.commands import AddItem
from meeting.errors import Unreadable
from meeting.text import clean
from meeting.values import Seconds, Term


class _Part(Struct, forbid_unknown_fields=True):
    title: str
    minutes: int = 0
    words: str = ""
    presenter: str = ""
    links: list[str] = field(default_factory=list)
    notes: str = ""
    turn_seconds: Seconds = 0
    is_break: bool = field(default=False, name="break")


class _Item(_Part, forbid_unknown_fields=True):
    part: list[_Part] = field(default_factory=list)


class _Term(Struct, forbid_unknown_fields=True):
    term: str
    meaning: str = ""
    heard: list[str] = field(default_factory=list)


class _File(Struct, forbid_unknown_fields=True):
    title: str = ""
    regrets: list[str] = field(default_factory=list)
    item: list[_Item] = field(default_factory=list)
    term: list[_Term] = field(default_factory=list)


def read(text: str) -> Agenda:
    """Read an agenda.

    Raises:
        Unreadable: it is no TOML, or says what no agenda has; the text says where.
    """
    try:
        file = msgspec.convert(tomllib.loads(text), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Unreadable(str(error)) from error
    planned = (
        _planned(one, is_sub=one is not item) for item in file.item for one in (item, *item.part)
    )
    items = tuple(item for item in planned if item.title)
    glossary = tuple(term for one in file.term if (term := _term(one)).text)
    return Agenda(clean(file.title), items, names(file.regrets), glossary)


def write(agenda: Agenda) -> str:
    """Return the agenda as a file that `read` reads back to the same."""
    lines = [f"title = {_quoted(agenda.title)}"] if agenda.title else []
    if agenda.regrets:
        lines.append(f"regrets = [{', '.join(map(_quoted, agenda.regrets))}]")
    for item in agenda.items:
        lines += ("", "[[item.part]]" if item.is_sub else "[[item]]", *_fields(item))
    for term in agenda.terms:
        lines += ("", "[[term]]", *_term_fields(term))
    return "\n".join(lines) + "\n"


def _planned(one: _Part, *, is_sub: bool) -> AddItem:
    return AddItem(
        title=clean(one.title),
        minutes=one.minutes,
        words=clean(one.words),
        is_break=one.is_break,
        presenter=clean(one.presenter),
        links=tuple(map(clean, one.links)),
        notes=clean(one.notes),
        is_sub=is_sub,
        limit=one.turn_seconds,
    )


def _term(one: _Term) -> Term:
    forms = tuple(clean(form)[:LONGEST_TERM] for form in one.heard[:MOST_FORMS])
    return Term(clean(one.term)[:LONGEST_TERM], clean(one.meaning)[:LONGEST_MEANING], forms)


def _term_fields(term: Term) -> Iterator[str]:
    yield f"term = {_quoted(term.text)}"
    if term.meaning:
        yield f"meaning = {_quoted(term.meaning)}"
    if term.forms:
        yield f"heard = [{', '.join(map(_quoted, term.forms))}]"


def _fields(item: AddItem) -> Iterator[str]:
    yield f"title = {_quoted(item.title)}"
    if item.minutes:
        yield f"minutes = {item.minutes}"
    if item.limit:
        yield f"turn_seconds = {item.limit}"
    if item.is_break:
        yield "break = true"
    for name in ("words", "presenter", "notes"):
        if text := getattr(item, name):
            yield f"{name} = {_quoted(text)}"
    if item.links:
        yield f"links = [{', '.join(map(_quoted, item.links))}]"


def _quoted(text: str) -> str:
    """Return a text as TOML has it; what JSON escapes, TOML escapes alike."""
    return json.dumps(text, ensure_ascii=False)
