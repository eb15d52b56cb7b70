"""Fetches a model: downloads it, checks it, unpacks it, tries it, and only then uses it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError

from captions.errors import ModelError, ModelNotFetched
from captions.models.checking import check_model, is_model
from captions.models.listing import HOME, Listed
from captions.models.unpacking import unpack
from captions.models.web import open_address
from meeting.language import say

Progress = Callable[[int, int], None]
"""Takes how many bytes are here, and how many there will be."""

PIECE = 1 << 16
ROOM = 4
"""A model needs its download and about twice that unpacked; one more for safety."""


def fetch_model(
    listed: Listed,
    place: Path,
    *,
    try_out: Callable[[Path], None],
    progress: Progress = lambda _here, _all: None,
    home: str = HOME,
) -> Path:
    """Fetch a model and give its folder.

    A download that was interrupted goes on where it stopped. The model's own folder
    appears only when it is whole and was loaded once.

    Args:
        listed: which model.
        place: the folder of fetched models.
        try_out: loads the model once; raises ModelError where it does not work.
        progress: is told how far the download is.
        home: the address of the folder that holds the downloads.

    Raises:
        ModelNotFetched: the download, the check or the disk failed.
        BrokenModel: what was downloaded does not work.
    """
    folder = place / listed.name
    if is_model(folder):
        return folder
    archive = place / f"{listed.name}.zip.part"
    fresh = place / f".{listed.name}.new"
    try:
        place.mkdir(parents=True, exist_ok=True)
        _check_room(place, listed)
        _download(home + listed.name + ".zip", archive, listed, progress)
        shutil.rmtree(fresh, ignore_errors=True)
        unpack(archive, fresh)
        check_model(fresh)
        try_out(fresh)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
        archive.unlink()
    except OSError as error:
        raise ModelNotFetched(
            say("The model cannot be saved: {strerror}.", strerror=error.strerror)
        ) from error
    except ModelError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return folder


def _check_room(place: Path, listed: Listed) -> None:
    if shutil.disk_usage(place).free < listed.size * ROOM:
        megabytes = listed.megabytes * ROOM
        raise ModelNotFetched(
            say(
                "The disk is too full. The model needs {megabytes} MB of room.", megabytes=megabytes
            )
        )


def _download(address: str, archive: Path, listed: Listed, progress: Progress) -> None:
    """Get what is still missing of an archive, and check all of it."""
    here = archive.stat().st_size if archive.exists() else 0
    if here < listed.size:
        with _open(address, here) as answer:
            _receive(answer, archive, listed, progress)
    if archive.stat().st_size != listed.size or _md5(archive) != listed.md5:
        archive.unlink()
        raise ModelNotFetched(say("The download is not what the list promises. Get it again."))


def _open(address: str, start: int) -> HTTPResponse:
    try:
        return open_address(address, start)
    except HTTPError as error:
        raise ModelNotFetched(
            say("The server of the model answers: {reason}.", reason=error.reason)
        ) from error
    except (OSError, HTTPException) as error:
        raise ModelNotFetched(say("The server of the model cannot be reached.")) from error


def _receive(answer: HTTPResponse, archive: Path, listed: Listed, progress: Progress) -> None:
    """Append what comes; a server may send all of it although we have a part."""
    goes_on = answer.status == HTTPStatus.PARTIAL_CONTENT
    with archive.open("ab" if goes_on else "wb") as file:
        here = file.tell()
        while here < listed.size and (piece := _piece(answer)):
            file.write(piece)
            here += len(piece)
            progress(here, listed.size)
    if here < listed.size:
        raise ModelNotFetched(say("The download broke off. Run the command again to go on."))


def _piece(answer: HTTPResponse) -> bytes:
    """Read on; a line that breaks ends the download for now."""
    try:
        return answer.read(PIECE)
    except (OSError, HTTPException):
        return b""


def _md5(archive: Path) -> str:
    """Give the checksum that the list knows; against forgery stands the encrypted connection."""
    with archive.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
