"""An agenda as a plain Markdown file, and back.

The form is forgiving: a `#` heading is the title; every numbered or dashed line is an item; minutes
stand in brackets; lines below an item say in plain words what it is about; an item called "Break",
or marked so in the brackets, is a break::

    # Planning the street fair

    1. Welcome (5 min)
       Who is here and how we talk.
    2. Break (10 min)
    3. Quiet room (15 min, break)
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from meeting.commands import AddItem
from meeting.state import Item
from meeting.text import clean

_ITEM = re.compile(r"^\s{0,3}(?:\d+[.)]|[-*+])\s+(?P<title>.+)$")
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]\s*$")
_MINUTES = re.compile(r"^(?P<count>\d{1,4})\s*(?:m|min|mins|minutes?)?\.?$", re.IGNORECASE)
_LONGEST_TITLE = 200
_LONGEST_WORDS = 250
_LONGEST_ITEM = 24 * 60


class Agenda(Struct, frozen=True):
    """What an agenda file says: a title, perhaps empty, and the items in order."""

    title: str
    items: tuple[AddItem, ...]


def read(text: str) -> Agenda:
    """Read an agenda; what is neither heading, item nor words below an item is left out."""
    title = ""
    items: list[AddItem] = []
    for line in text.splitlines():
        if line.startswith("#"):
            title = title or clean(line.lstrip("#"))[:_LONGEST_TITLE]
        elif found := _ITEM.match(line):
            items.append(_item(found["title"]))
        elif items and clean(line):
            words = f"{items[-1].words} {clean(line)}".strip()[:_LONGEST_WORDS]
            items[-1] = replace(items[-1], words=words)
    return Agenda(title, tuple(item for item in items if item.title))


def write(title: str, items: Iterable[Item]) -> str:
    """Return the agenda as a file that `read` reads back to the same."""
    lines = [f"# {title}", ""]
    for number, item in enumerate(items, 1):
        marks = [f"{item.minutes} min"] if item.minutes else []
        if item.is_break and not _called_break(item.title):
            marks.append("break")
        brackets = f" ({', '.join(marks)})" if marks else ""
        lines.append(f"{number}. {item.title}{brackets}")
        if item.words:
            lines.append(f"   {item.words}")
    return "\n".join(lines) + "\n"


def _item(line: str) -> AddItem:
    title, minutes, is_break = clean(line), 0, False
    if (brackets := _BRACKETS.search(title)) and (marks := _marks(brackets["inside"])):
        title = title[: brackets.start()]
        minutes, is_break = marks
    title = title[:_LONGEST_TITLE]
    return AddItem(title=title, minutes=minutes, is_break=is_break or _called_break(title))


def _marks(inside: str) -> tuple[int, bool] | None:
    """Read "10 min, break"; None where the brackets say something else and belong to the title."""
    minutes, is_break = 0, False
    for mark in (part.strip() for part in inside.split(",")):
        if found := _MINUTES.match(mark):
            minutes = min(int(found["count"]), _LONGEST_ITEM)
        elif mark.casefold() == "break":
            is_break = True
        else:
            return None
    return minutes, is_break


def _called_break(title: str) -> bool:
    return title.casefold().split(" ")[0].strip(".:!") == "break"
