"""Reads the captioner's own glossary: a file with one term a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from captions.errors import BadGlossary
from meeting.agendas import terms
from meeting.language import say
from meeting.values import Term

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
    found = []
    for number, line in enumerate(lines, 1):
        if one := terms.read(line):
            found.append(one)
        elif terms.is_said(line):
            tell(
                say("Line {number} of {path} is no term. It is left out.", number=number, path=path)
            )
    if len(found) > MOST:
        tell(say("{path} has too many terms. The first {most} count.", path=path, most=MOST))
    return tuple(found[:MOST])
