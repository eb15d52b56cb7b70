"""The glossary as a plain file: one term a line.

What a term is heard as stands in brackets or behind an equals sign, what it means behind a colon::

    # Lines like this one say nothing.
    co-production (co production): People plan it together with those it is for.
    Asha Rao = usher row, a sha rao
    Easy Read
"""

from __future__ import annotations

import re

from meeting.text import clean
from meeting.values import Term

LONGEST_TERM = 64
LONGEST_MEANING = 400
MOST_FORMS = 20

_BULLET = re.compile(r"^\s*[-*•]\s+")
_MEANING = re.compile(r"\s*:(?:\s+|$)")
_FORMS = re.compile(r"^(?P<term>[^=(]*[^=(\s])\s*(?:=\s*(?P<after>.*)|\((?P<inside>[^()]*)\))\s*$")


def read(line: str) -> Term | None:
    """Read one line; None where it says nothing, or has no term of usual length."""
    line = _BULLET.sub("", clean(line))
    if line.startswith("#"):
        return None
    left, *meaning = _MEANING.split(line, maxsplit=1)
    found = _FORMS.match(left)
    text = clean(found["term"] if found else left)
    if not text or len(text) > LONGEST_TERM:
        return None
    heard = (found["after"] or found["inside"] or "").split(",") if found else []
    forms = tuple(form for one in heard if 0 < len(form := clean(one)) <= LONGEST_TERM)
    return Term(text, "".join(meaning)[:LONGEST_MEANING].strip(), forms[:MOST_FORMS])


def write(term: Term) -> str:
    """Return a term as a line that `read` reads back to the same."""
    forms = f" = {', '.join(term.forms)}" if term.forms else ""
    meaning = f": {term.meaning}" if term.meaning else ""
    return f"{term.text}{forms}{meaning}"


def is_said(line: str) -> bool:
    """Tell whether a line means to be a term."""
    return bool(clean(line)) and not clean(line).startswith("#")
