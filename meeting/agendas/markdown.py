r"""An agenda as a plain Markdown file, and back.

The form is forgiving: a `#` heading is the title; every numbered or dashed line is an item, and one
that stands further right is a part of the item above; minutes stand in brackets, and how long a
turn may last; lines below an item say in plain words what it is about; an item called "Break", or
marked so, is a break. Where a file has no such line, its smaller headings are the items. A
backslash takes a sign's meaning away::

    # Planning the street fair

    Regrets: Dee, Eli

    1. Welcome (5 min)
       Who is here and how we talk.
       Presenter: Ana
       Link: https://example.org/paper
       Host note: Ana may be late.
       1. Names (2 min)
    2. Break (10 min)
    3. Quiet room (15 min, break)
    4. Budget (20 min, turns 2 min)
    5. Break the ice (5 min, no break)

    Term: co-production: People plan it together with those it is for.
    Term: Asha Rao = usher row

A line that begins with `Term:` is one of the glossary, wherever it stands; see `terms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from meeting.addresses import ADDRESS
from meeting.agendas import terms
from meeting.agendas.agenda import Agenda, names
from meeting.commands import AddItem
from meeting.text import clean
from meeting.values import Term

_ITEM = re.compile(r"^(?P<indent>\s*)(?:\d{1,4}[.)]|[-*+])\s+(?P<title>\S.*)$")
_HEADING = re.compile(r"^(?P<level>#{1,6})(?P<title>.*)$")
_RULE = re.compile(r"^\s*([-*_])(?:\s*\1){2,}\s*$")
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]\\]*)[)\]]\s*$")
_MINUTES = re.compile(r"^(?P<count>\d{1,4})\s*(?:m|min|mins|minutes?)?\.?$", re.IGNORECASE)
_TURNS = re.compile(
    r"^turns?\s+(?P<count>\d{1,5})\s*(?:(?P<seconds>s|secs?|seconds?)|m|min|mins|minutes?)?\.?$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^\s*(?P<name>presenter|links?|host notes?)\s*:(?P<rest>.*)$", re.IGNORECASE)
_TERM = re.compile(r"^\s*terms?\s*:\s*(?P<term>\S.*)$", re.IGNORECASE)
_REGRETS = re.compile(r"^\s*regrets\s*:(?P<names>.*)$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST_ITEM = 24 * 60
_LONGEST_TURN = 24 * 60 * 60
_FURTHER = 2
"""Columns by which a part stands further right than its item."""


def read(text: str) -> Agenda:
    """Read an agenda; what is neither heading, item nor words below an item is left out."""
    lines = [line.expandtabs(4) for line in text.splitlines() if not _RULE.match(line)]
    listed = any(_ITEM.match(line) for line in lines)
    title, base = "", None
    regrets: list[str] = []
    glossary: list[Term] = []
    items: list[AddItem] = []
    for line in lines:
        if listed_term := _term(line):
            glossary.append(listed_term)
        elif heading := _HEADING.match(line):
            level = len(heading["level"])
            if level == 1 or listed:
                title = title or _plain(heading["title"].lstrip("#"))
            else:
                items.append(_item(heading["title"], is_sub=level > _FURTHER and bool(items)))
        elif found := _ITEM.match(line):
            indent = len(found["indent"])
            base = indent if base is None else min(base, indent)
            items.append(_item(found["title"], is_sub=indent >= base + _FURTHER))
        elif not items and (absent := _REGRETS.match(line)):
            regrets += map(_plain, absent["names"].split(","))
        elif items and clean(line):
            items[-1] = _with_line(items[-1], line)
    kept = tuple(item for item in items if item.title)
    return Agenda(title, kept, names(regrets), tuple(glossary))


def write(agenda: Agenda) -> str:
    """Return the agenda as a file that `read` reads back to the same."""
    lines = [f"# {_safe(agenda.title)}", ""] if agenda.title else []
    if agenda.regrets:
        lines += [f"Regrets: {', '.join(map(_safe, agenda.regrets))}", ""]
    number = part = 0
    for item in agenda.items:
        number, part = (number, part + 1) if item.is_sub else (number + 1, 0)
        margin = "   " if item.is_sub else ""
        lines.append(f"{margin}{part or number}. {_titled(item)}")
        lines += (f"{margin}   {line}" for line in _below(item))
    lines += [""] * bool(agenda.terms)
    lines += (f"Term: {_safe(terms.write(one))}" for one in agenda.terms)
    return "\n".join(lines) + "\n"


def _term(line: str) -> Term | None:
    found = _TERM.match(line)
    return terms.read(_plain(found["term"])) if found else None


def _item(line: str, *, is_sub: bool) -> AddItem:
    title, marks = line.strip(), _Marks()
    if (brackets := _BRACKETS.search(title)) and (found := _marks(brackets["inside"])):
        title, marks = title[: brackets.start()], found
    title = _plain(title)
    is_break = _called_break(title) if marks.is_break is None else marks.is_break
    return AddItem(
        title=title, minutes=marks.minutes, limit=marks.limit, is_break=is_break, is_sub=is_sub
    )


def _with_line(item: AddItem, line: str) -> AddItem:
    """Return an item with what a line below it says."""
    field = _FIELD.match(line)
    if not field:
        return replace(item, words=f"{item.words} {_plain(line)}".strip())
    name, rest = field["name"].casefold(), _plain(field["rest"])
    if name == "presenter":
        return replace(item, presenter=rest)
    if name.startswith("host"):
        return replace(item, notes=f"{item.notes} {rest}".strip())
    links = (one for one in rest.split(" ") if ADDRESS.fullmatch(one))
    return replace(item, links=tuple(dict.fromkeys((*item.links, *links))))


def _titled(item: AddItem) -> str:
    """Return the title with minutes and break in brackets."""
    title = _safe(item.title)
    brackets = _BRACKETS.search(title)
    if brackets and _marks(brackets["inside"]):
        title = f"{title[:-1]}\\{title[-1]}"
    marks = [f"{item.minutes} min"] if item.minutes else []
    if item.limit:
        minutes, seconds = divmod(item.limit, 60)
        marks.append(f"turns {item.limit} s" if seconds else f"turns {minutes} min")
    if item.is_break != _called_break(item.title):
        marks.append("break" if item.is_break else "no break")
    return f"{title} ({', '.join(marks)})" if marks else title


def _below(item: AddItem) -> Iterator[str]:
    """Yield the lines below an item's title."""
    if item.words:
        yield _words(item.words)
    if item.presenter:
        yield f"Presenter: {_safe(item.presenter)}"
    for link in item.links:
        yield f"Link: {_safe(link)}"
    if item.notes:
        yield f"Host note: {_safe(item.notes)}"


def _words(words: str) -> str:
    """Return plain words as a line that is not taken for anything else."""
    safe = _safe(words)
    if _FIELD.match(safe) or _TERM.match(safe):
        return safe.replace(":", "\\:", 1)
    if _ITEM.match(safe) or _RULE.match(safe):
        return re.sub(r"[^\w\s]|_", r"\\\g<0>", safe, count=1)
    return safe


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\")


def _plain(text: str) -> str:
    return clean(_ESCAPED.sub(r"\1", text))


class _Marks(Struct, frozen=True):
    """What stands in brackets behind a title; `limit` is in seconds."""

    minutes: int = 0
    limit: int = 0
    is_break: bool | None = None


def _marks(inside: str) -> _Marks | None:
    """Read "10 min, break"; None where the brackets say something else and belong to the title."""
    marks = _Marks()
    for mark in (part.strip().casefold() for part in inside.split(",")):
        if found := _MINUTES.match(mark):
            marks = replace(marks, minutes=min(int(found["count"]), _LONGEST_ITEM))
        elif found := _TURNS.match(mark):
            seconds = int(found["count"]) * (1 if found["seconds"] else 60)
            marks = replace(marks, limit=min(seconds, _LONGEST_TURN))
        elif mark in ("break", "no break"):
            marks = replace(marks, is_break=mark == "break")
        else:
            return None
    return marks


def _called_break(title: str) -> bool:
    return title.casefold().split(" ")[0].strip(".:!") == "break"
