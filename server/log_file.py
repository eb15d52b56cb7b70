"""The files of a log: made for their owner alone, used by one server at a time."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from server.errors import LogEmpty, LogLocked, LogMissing, LogUnwritable

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700

_HEADER = 100
_MOST_LENGTHENED = 2**36
"""Bytes; what a header says beyond that is damage too."""


def check(path: Path) -> None:
    """Raise LogMissing or LogEmpty where there is nothing to open.

    It looks from outside only: opening the file here and closing it again would take away the
    locks that SQLite holds on it in this process (sqlite.org/howtocorrupt.html, section 2.2).
    """
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise LogMissing(path) from None
    if size == 0:
        raise LogEmpty(path)


def create(path: Path, fill: Callable[[Path], None]) -> None:
    """Make the file in one step: nobody ever sees it half made, and nothing is written over.

    Args:
        path: where the log will be; its folder is made where there is none.
        fill: writes the new log into the empty file it is given, and closes it.
    """
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
        try:
            fill(new)
            with suppress(FileExistsError):  # somebody was quicker: theirs counts
                os.link(new, path)
        finally:
            for part in ("", "-wal", "-shm"):  # what SQLite leaves where it could not finish
                Path(f"{new}{part}").unlink(missing_ok=True)
        _sync(path.parent)
    except OSError as error:
        raise LogUnwritable(path) from error


def lock(path: Path) -> int:
    """Keep other servers away from the log; return the descriptor to close when done.

    Raises:
        LogLocked: another server has it.
        LogUnwritable: the lock file cannot be made.
    """
    try:
        held = os.open(path.with_name(f"{path.name}.lock"), os.O_CREAT | os.O_RDWR, OWNER_ONLY)
    except OSError as error:
        raise LogUnwritable(path) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise LogLocked(path) from None
    return held


def index_file(log: Path) -> Path:
    """Return where the search index of a log lies."""
    return log.with_name(f"{log.name}.search")


def forget_index(log: Path) -> None:
    """Delete the index, which holds words that were just erased; the next search makes it anew."""
    index = str(index_file(log))
    for path in (index, *(f"{index}{more}" for more in ("-wal", "-shm", "-journal"))):
        with suppress(OSError):
            Path(path).unlink(missing_ok=True)


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Copy a log out of a folder that cannot be written, with what a crash left beside it."""
    with TemporaryDirectory(prefix="handrail-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}-wal", f"{copy}-wal")
        yield copy


def lengthened(path: Path) -> Path:
    """Fill up a database that was cut short, so that SQLite reads the pages that are left.

    The header tells how long it was (sqlite.org/fileformat.html, section 1.3).
    """
    with path.open("r+b") as file:
        header = file.read(_HEADER)
        page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
        if file.seek(0, os.SEEK_END) < page * pages <= _MOST_LENGTHENED:
            file.truncate(page * pages)
    return path


def _sync(folder: Path) -> None:
    """Make the new name itself last through a power cut."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
