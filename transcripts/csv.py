"""CSV: one row per turn, for a spreadsheet that shows who spoke for how long."""

from __future__ import annotations

import csv
from io import StringIO

from meeting.summaries import clock
from transcripts.document import Document, TurnLine
from transcripts.format import Format, encoded

COLUMNS = ("name", "kind", "asked", "called", "ended", "seconds")
"""Times are hours, minutes and seconds since the opening; a turn that lasts has no end yet."""

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
    seconds = f"{(turn.ended - turn.at) / 1000:.1f}"
    return (_harmless(turn.speaker), turn.kind, asked, clock(turn.at), clock(turn.ended), seconds)


def _harmless(cell: str) -> str:
    """Return the cell so that a spreadsheet shows it and does not work it out."""
    return f"'{cell}" if cell.startswith(_ACTING) else cell


CSV = Format(
    name="csv",
    ending="csv",
    about="the turns, for spreadsheets",
    write=encoded(write, "utf-8-sig"),  # without the mark, Excel takes it for another encoding
)
