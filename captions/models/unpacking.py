"""Unpacks a model without trusting it: nothing lands outside its folder, nothing swells."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from captions.errors import ModelNotFetched
from meeting.language import say

MOST_BYTES = 8 << 30
"""The biggest model that there is needs about half of this."""
MOST_FILES = 10_000
MOST_SWELL = 30
"""A model shrinks to a half or a third; a bomb swells a thousandfold."""


def unpack(archive: Path, into: Path) -> None:
    """Unpack an archive whose files all lie in one folder, and leave that folder's name out.

    Args:
        archive: the ZIP file.
        into: the folder to make.

    Raises:
        ModelNotFetched: it is no ZIP, it is damaged, or something in it is not as it should be.
        OSError: the disk is full or may not be written.
    """
    try:
        with ZipFile(archive) as zipped:
            members = zipped.infolist()
            _check(members, archive.stat().st_size)
            for member in members:
                _write(zipped, member, into)
    except (BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise ModelNotFetched(say("The downloaded model is damaged. Get it again.")) from error


def _check(members: list[ZipInfo], packed: int) -> None:
    """Refuse what no model needs."""
    total = sum(member.file_size for member in members)
    if len(members) > MOST_FILES or total > min(MOST_BYTES, packed * MOST_SWELL):
        raise ModelNotFetched(say("The downloaded model unpacks to too much. It was not used."))
    if len({PurePosixPath(member.filename).parts[:1] for member in members}) != 1:
        raise _suspicious()
    for member in members:
        path = PurePosixPath(member.filename)
        mode = member.external_attr >> 16
        plain = member.is_dir() or stat.S_ISREG(mode) or stat.S_IFMT(mode) == 0
        inside = not path.is_absolute() and ".." not in path.parts
        if not (plain and inside and "\\" not in member.filename and ":" not in member.filename):
            raise _suspicious()


def _write(zipped: ZipFile, member: ZipInfo, into: Path) -> None:
    target = into.joinpath(*PurePosixPath(member.filename).parts[1:])
    if member.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipped.open(member) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


def _suspicious() -> ModelNotFetched:
    return ModelNotFetched(
        say("The downloaded model holds files that no model has. It was not used.")
    )
