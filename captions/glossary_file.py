"""Reads the captioner's own glossary: a file with one term a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from captions.errors import BadGlossary
from captions.text.terms import Term
from meeting.agendas.terms import entry, is_said
from meeting.language import say
from meeting.values import Origin

MOST = 1_000
"""Terms in a file; more are hardly one meeting's."""


def read_glossary(path: Path, tell: Callable[[str], None]) -> tuple[Term, ...]:
    """Read a file of terms; what is no term is told and left out.

    Raises:
        BadGlossary: it cannot be read as text; the sentence says why.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise BadGlossary(say("{path} is no text. Write one term a line.", path=path)) from None
    except OSError as error:
        raise BadGlossary(
            say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
        ) from error
    terms = []
    for number, line in enumerate(lines, 1):
        if found := entry(line):
            terms.append(Term(found.text, Origin.GLOSSARY, found.forms))
        elif is_said(line):
            tell(
                say("Line {number} of {path} is no term. It is left out.", number=number, path=path)
            )
    if len(terms) > MOST:
        tell(say("{path} has too many terms. The first {most} count.", path=path, most=MOST))
    return tuple(terms[:MOST])
