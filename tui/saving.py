"""Save what a person was shown as a text file; anybody may, and nobody is asked."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from meeting.state import Meeting
from tui.errors import NotSaved

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""A new file, readable to its owner only: it holds what other people said."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = 250_000_000_000_000
"""Milliseconds: a day in the year 9892. A server may send any number."""


def save_lines(meeting: Meeting, lines: Sequence[str], folder: str, usual: Path) -> str:
    """Write the lines to a new file and return the sentence that says where.

    Args:
        meeting: gives the file its name: date and title.
        lines: what was shown, in order.
        folder: where to put the file; "" for `usual`.
        usual: the folder where nothing else was asked for.
    """
    try:
        return f"Saved: {_write(meeting, lines, Path(folder).expanduser() if folder else usual)}"
    except NotSaved as error:
        return str(error)


def _write(meeting: Meeting, lines: Sequence[str], folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            path = folder / _file_name(meeting, number)
            if not path.exists():
                break
        with os.fdopen(os.open(path, NEW, 0o600), "w", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))
    except OSError as error:
        reason = error.strerror or "it did not work"
        raise NotSaved(f"Not saved: {reason}. Type /save and another folder.") from error
    return path


def _file_name(meeting: Meeting, number: int) -> str:
    """Return date and title in letters that every system takes; `number` from the second on."""
    day = (EPOCH + timedelta(milliseconds=min(max(meeting.utc, 0), LATEST))).strftime("%Y-%m-%d")
    title = re.sub(r"[^\w]+", "-", meeting.title.casefold())[:60].strip("-") or "meeting"
    again = f"-{number}" if number > 1 else ""
    return f"{day}-{title}{again}.txt"
