"""CSV for spreadsheets: a row for each turn, and a row for what each person said in all."""

from __future__ import annotations

import csv
from io import StringIO

from meeting.summaries import clock
from transcripts.document import Document, TurnLine
from transcripts.format import Format, encoded

COLUMNS = ("name", "kind", "asked", "called", "ended", "seconds")
"""Times are hours, minutes and seconds since the opening; a turn that lasts has no end yet."""

TIMES = ("item", "name", "turns", "seconds", "in writing", "first time")
"""An empty item stands for the whole meeting; times are without pauses."""

_ACTING = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Signs, narrow and wide, with which a cell is a formula; after OWASP's page on CSV injection."""


def write(document: Document) -> str:
    """Return the turns as CSV, a line of names first."""
    page = StringIO()
    rows = csv.writer(page, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(entry) for entry in document.entries if isinstance(entry, TurnLine))
    return page.getvalue()


def _row(turn: TurnLine) -> tuple[str, ...]:
    asked = "" if turn.asked is None else clock(turn.asked)
    if turn.ended is None:
        return (_harmless(turn.speaker), turn.kind, asked, clock(turn.at), "", "")
    taken = turn.ended - turn.at if turn.taken is None else turn.taken
    seconds = f"{taken / 1000:.1f}"
    return (_harmless(turn.speaker), turn.kind, asked, clock(turn.at), clock(turn.ended), seconds)


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
