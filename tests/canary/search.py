"""Look for marked secrets and needs in all that the tests left on the disk, said and logged."""

from __future__ import annotations

import logging
import mmap
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.canary.sitecustomize import MARK

HERE = Path(__file__).parent

NEED = "qvneedqv"
"""A need that somebody tells the access helpers; it is in no file at all."""

CANARIES = (MARK, NEED)
"""What to look for."""

SAFES = re.compile(r"(\.links|/[0-9a-f]{32}(-[0-9a-f]{32})?|/caption-key)\Z")
"""Files that are there to hold secrets: a host's links, the key to come back, a captioner's key."""


def let_loose() -> None:
    """Have every Python that this one starts mark its secrets, as this one does by now."""
    path = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(HERE), path)))


class Found(NamedTuple):
    """What was searched, and where a canary was."""

    files: int
    places: list[str]


class Listener(logging.Handler):
    """Remembers what was logged with a canary in it; tracebacks count."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.records = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Look at a record as a file of logs would hold it."""
        self.records += 1
        text = self.format(record)
        if any(word in text for word in CANARIES):
            self.heard.append(f"log of {record.name}")


def search(folder: Path) -> Found:
    """Look into every file under a folder but those that are there to hold secrets."""
    count, places = 0, []
    for path in _files(folder):
        count += 1
        places += [f"{path.relative_to(folder)}: {word}" for word in _in(path)]
    return Found(count, places)


def _files(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):  # goes into no link
        for name in names:
            path = Path(where) / name
            if not SAFES.search(str(path)) and not path.is_symlink() and path.is_file():
                yield path


def _in(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return []
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return [word for word in CANARIES if content.find(word.encode()) >= 0]
    except OSError:  # it may go away at any moment, or be nobody's to read
        return []
