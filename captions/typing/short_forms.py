"""Short forms of a captioner: `pb` for "problem", and two dots for words that were just said.

A file has one a line: `pb = problem`. In a line that is typed, a short form becomes what it stands
for, with a capital where it was typed with one. `..` repeats the last line, `..3` its last three
words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from captions.errors import BadShortForms
from meeting.language import say

LONGEST_FORM = 40
MOST_FORMS = 10_000

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_AGAIN = re.compile(r"(?<!\S)\.\.(\d{0,3})(?=[\s,;:!?]|$)")


class ShortForms:
    """What one captioner may abbreviate, and the line before."""

    def __init__(self, forms: Mapping[str, str] | None = None) -> None:
        """Take the long form of each short one."""
        self._forms = {short.lower(): long for short, long in (forms or {}).items()}
        self._last = ""

    def expand(self, line: str) -> str:
        """Give a line in full, and remember it for the next one."""
        again = _AGAIN.sub(lambda found: self._again(found[1], line[found.end() :]), line)
        self._last = _WORD.sub(lambda found: self._long(found[0]), again).strip()
        return self._last

    def _again(self, count: str, behind: str) -> str:
        """Repeat words; where more stands behind them, they do not end a sentence."""
        words = self._last.split()
        text = " ".join(words[-int(count) :] if count and int(count) else words)
        return text.rstrip(".!?") if behind.strip() else text

    def _long(self, word: str) -> str:
        long = self._forms.get(word.lower())
        if long is None:
            return word
        return long[:1].upper() + long[1:] if word[:1].isupper() else long


def read_short_forms(path: Path) -> ShortForms:
    """Read a file of short forms; empty lines and lines that begin with # say nothing.

    Raises:
        BadShortForms: it cannot be read, or a line is none; the sentence says which.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise BadShortForms(
            say("{path} is no text. Write one short form a line.", path=path)
        ) from None
    except OSError as error:
        raise BadShortForms(
            say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
        ) from error
    forms: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        short, sign, long = (part.strip() for part in line.partition("="))
        if not (sign and long and len(short) <= LONGEST_FORM and _WORD.fullmatch(short)):
            raise BadShortForms(
                say(
                    "Line {number} of {path} is no short form. Write: pb = problem.",
                    number=number,
                    path=path,
                )
            )
        forms[short] = long
    if len(forms) > MOST_FORMS:
        raise BadShortForms(
            say(
                "{path} has too many short forms. Keep {most} at the most.",
                path=path,
                most=MOST_FORMS,
            )
        )
    return ShortForms(forms)
