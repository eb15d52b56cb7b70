"""Keeps the captions of a recording while it is captioned, so that a stopped run can go on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, Self

import msgspec

from captions.results import Caption

OWNER_ONLY = 0o600


class Task(msgspec.Struct, frozen=True):
    """What is captioned, and with what; another task begins anew.

    Attributes:
        file: the recording's name.
        size: its bytes.
        changed: when it was changed, in nanoseconds since 1970.
        language: the language tag.
        engine: the engine and its model.
        terms: what tells one glossary from another, "" for none.
    """

    file: str
    size: int
    changed: int
    language: str
    engine: str
    terms: str = ""


class Journal:
    """One line of JSON per caption, each on the disk before the next is heard."""

    def __init__(self, path: Path, task: Task) -> None:
        """Look what an earlier run has kept; `captions` has it.

        Args:
            path: the file; it may not exist yet.
            task: what is done now. What was kept of another task is dropped.
        """
        self._path = path
        self._task = task
        self._file: BinaryIO | None = None
        self.captions = _kept(path, task)

    @property
    def end(self) -> int:
        """Give how far the captions go, in milliseconds of the recording."""
        return self.captions[-1].end if self.captions else 0

    def __enter__(self) -> Self:
        """Open the file, with only what is whole in it."""
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        self._file = os.fdopen(handle, "wb")
        self._write(self._task)
        for caption in self.captions:
            self._write(caption)
        self._settle()
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file; it stays."""
        if self._file:
            self._file.close()
            self._file = None

    def add(self, caption: Caption) -> None:
        """Keep one more caption."""
        self.captions.append(caption)
        self._write(caption)
        self._settle()

    def remove(self) -> None:
        """Remove the file: all is done."""
        self._path.unlink(missing_ok=True)

    def _write(self, value: Task | Caption) -> None:
        assert self._file is not None  # noqa: S101 -- for the type checker: it is open
        self._file.write(msgspec.json.encode(value) + b"\n")

    def _settle(self) -> None:
        assert self._file is not None  # noqa: S101 -- for the type checker: it is open
        self._file.flush()
        os.fsync(self._file.fileno())


def _kept(path: Path, task: Task) -> list[Caption]:
    """Read the captions of this task; a line that was cut off ends them."""
    try:
        first, *lines = path.read_bytes().split(b"\n")
        if msgspec.json.decode(first, type=Task) != task:
            return []
    except (OSError, msgspec.DecodeError):
        return []
    found: list[Caption] = []
    for line in lines:
        try:
            found.append(msgspec.json.decode(line, type=Caption))
        except msgspec.DecodeError:
            break
    return found
