"""A file that grows line by line while a meeting goes on; a killed program costs none of it."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from msgspec import Struct

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
"""A new file, readable to its owner only: it holds what other people said."""

AGAIN = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW


class Mark(Struct, frozen=True):
    """By what a file is known again as one that only we wrote into.

    Attributes:
        nodes: the system's number of the file, two while another one of ours takes its place.
        size: bytes that it has at the most; more were written by somebody else.
    """

    nodes: tuple[int, ...]
    size: int


class KeptFile:
    """One file; every line is handed to the system before the next thing happens.

    All methods raise OSError where the disk does not take it.

    Attributes:
        path: where it is.
        noted: told each mark before it is true, so that it holds also after a crash.
    """

    def __init__(self, path: Path, handle: int) -> None:
        """Take a file that is open for adding."""
        self.path = path
        self.noted: Callable[[Mark], None] = lambda _mark: None
        self._handle = handle

    @classmethod
    def new(cls, path: Path) -> Self:
        """Make a file that is not there yet, and its folder.

        Raises:
            FileExistsError: it is there; nothing is written over.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        return cls(path, os.open(path, NEW, 0o600))

    @classmethod
    def again(cls, path: Path, mark: Mark) -> Self | None:
        """Open the file that a program left; None where somebody else wrote into it since.

        Raises:
            FileNotFoundError: it is there no more.
        """
        handle = os.open(path, AGAIN)
        found = os.fstat(handle)
        ours = stat.S_ISREG(found.st_mode) and found.st_ino in mark.nodes
        if ours and found.st_size <= mark.size:
            return cls(path, handle)
        os.close(handle)
        return None

    def read(self, size: int) -> str:
        """Return so many bytes from its beginning."""
        return os.pread(self._handle, size, 0).decode(errors="replace")

    def add(self, lines: Iterable[str]) -> None:
        """Add lines at the end."""
        found = os.fstat(self._handle)
        rest = _bytes(lines)
        self.noted(Mark((found.st_ino,), found.st_size + len(rest)))
        _put(self._handle, rest)

    def write_anew(self, lines: Iterable[str]) -> None:
        """Put these lines in the place of all others: wholly, or not at all."""
        rest = _bytes(lines)
        handle, name = tempfile.mkstemp(prefix=".keeping-", dir=self.path.parent)
        beside = Path(name)
        try:
            _put(handle, rest)
            os.fsync(handle)
            old, new = os.fstat(self._handle), os.fstat(handle)
            self.noted(Mark((old.st_ino, new.st_ino), max(old.st_size, new.st_size)))
            beside.replace(self.path)
        except OSError:
            os.close(handle)
            beside.unlink(missing_ok=True)
            raise
        os.close(self._handle)
        self._handle = handle
        self.noted(Mark((new.st_ino,), new.st_size))

    def close(self) -> None:
        """Let go of it, and take it away where nothing was written; once is enough."""
        if self._handle >= 0:
            is_empty = not os.fstat(self._handle).st_size
            os.close(self._handle)
            self._handle = -1
            if is_empty:
                self.path.unlink(missing_ok=True)


def _bytes(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _put(handle: int, rest: bytes) -> None:
    """Hand everything to the system, however little it takes at a time."""
    while rest:
        rest = rest[os.write(handle, rest) :]
