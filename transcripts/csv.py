"""CSV for spreadsheets: a row for each turn, and a row for what each person said in all."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from meeting.summaries import clock
from transcripts.document import Document, Paragraph, TurnLine
from transcripts.format import Format, encoded
from transcripts.language import tag

COLUMNS = ("name", "kind", "asked", "called", "ended", "seconds", "language")
"""Times are hours, minutes and seconds since the opening; a turn that lasts has no end yet.

Languages are those of the captions of a turn, the first one first, with blanks between.
"""

TIMES = ("item", "name", "turns", "seconds", "in writing", "first time")
"""An empty item stands for the whole meeting; times are without pauses."""

_ACTING = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Signs, narrow and wide, with which a cell is a formula; after OWASP's page on CSV injection."""


def write(document: Document) -> str:
    """Return the turns as CSV, a line of names first."""
    page = StringIO()
    rows = csv.writer(page, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(turn, languages) for turn, languages in _turns(document))
    return page.getvalue()


def _turns(document: Document) -> Iterable[tuple[TurnLine, Iterable[str]]]:
    """Return each turn with the languages in which its person was captioned until its end."""
    turns: list[tuple[TurnLine, dict[str, None]]] = []
    newest: dict[str, tuple[TurnLine, dict[str, None]]] = {}
    for entry in document.entries:
        if isinstance(entry, TurnLine):
            newest[entry.speaker] = (entry, {})
            turns.append(newest[entry.speaker])
        elif isinstance(entry, Paragraph) and entry.speaker in newest:
            turn, languages = newest[entry.speaker]
            if (turn.ended is None or entry.at <= turn.ended) and tag(entry.language):
                languages[entry.language] = None
    return turns


def _row(turn: TurnLine, languages: Iterable[str]) -> tuple[str, ...]:
    name, spoken = _harmless(turn.speaker), " ".join(languages)
    asked = "" if turn.asked is None else clock(turn.asked)
    if turn.ended is None:
        return (name, turn.kind, asked, clock(turn.at), "", "", spoken)
    taken = turn.ended - turn.at if turn.taken is None else turn.taken
    seconds = f"{taken / 1000:.1f}"
    return (name, turn.kind, asked, clock(turn.at), clock(turn.ended), seconds, spoken)


def write_times(document: Document) -> str:
    """Return who spoke how often and how long as CSV: the whole meeting, then each item."""
    page = StringIO()
    rows = csv.writer(page, lineterminator="\n")
    rows.writerow(TIMES)
    for one in document.spoken:
        seconds = f"{one.time / 1000:.1f}"
        first = "yes" if one.first else "no"
        rows.writerow(
            (one.point, _harmless(one.who), one.turns, seconds, one.written, first),
        )
    return page.getvalue()


def _harmless(cell: str) -> str:
    """Return the cell so that a spreadsheet shows it and does not work it out."""
    return f"'{cell}" if cell.startswith(_ACTING) else cell


CSV = Format(
    name="csv",
    ending="csv",
    about="the turns, for spreadsheets",
    write=encoded(write, "utf-8-sig"),  # without the mark, Excel takes it for another encoding
)

TIMES_CSV = Format(
    name="times",
    ending="times.csv",
    about="who spoke how long, for spreadsheets",
    write=encoded(write_times, "utf-8-sig"),
)
