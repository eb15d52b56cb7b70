"""A file that grows line by line while a meeting goes on; a killed program costs none of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Self

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
"""A new file, readable to its owner only: it holds what other people said."""


class KeptFile:
    """One file; every line is handed to the system before the next thing happens.

    All methods raise OSError where the disk does not take it.

    Attributes:
        path: where it is.
    """

    def __init__(self, path: Path, handle: int) -> None:
        """Take a file that is open for adding."""
        self.path = path
        self._handle = handle

    @classmethod
    def new(cls, path: Path) -> Self:
        """Make a file that is not there yet, and its folder.

        Raises:
            FileExistsError: it is there; nothing is written over.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        return cls(path, os.open(path, NEW, 0o600))

    def add(self, lines: Iterable[str]) -> None:
        """Add lines at the end."""
        _put(self._handle, lines)

    def write_anew(self, lines: Iterable[str]) -> None:
        """Put these lines in the place of all others: wholly, or not at all."""
        handle, name = tempfile.mkstemp(prefix=".keeping-", dir=self.path.parent)
        beside = Path(name)
        try:
            _put(handle, lines)
            os.fsync(handle)
            beside.replace(self.path)
        except OSError:
            os.close(handle)
            beside.unlink(missing_ok=True)
            raise
        os.close(self._handle)
        self._handle = handle

    def close(self) -> None:
        """Let go of it, and take it away where nothing was written; once is enough."""
        if self._handle >= 0:
            is_empty = not os.fstat(self._handle).st_size
            os.close(self._handle)
            self._handle = -1
            if is_empty:
                self.path.unlink(missing_ok=True)


def _put(handle: int, lines: Iterable[str]) -> None:
    """Hand everything to the system, however little it takes at a time."""
    rest = "".join(f"{line}\n" for line in lines).encode()
    while rest:
        rest = rest[os.write(handle, rest) :]
