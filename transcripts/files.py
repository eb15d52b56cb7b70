"""Put a meeting's transcript on the disk: whole or not at all, for its owner's eyes only."""

from __future__ import annotations

import errno
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from meeting.language import ENGLISH, Catalogue, later, say, speaking
from meeting.state import Meeting
from meeting.text import clean
from meeting.values import SERVER
from transcripts import phrases
from transcripts.compose import compose
from transcripts.errors import NotSaved
from transcripts.formats import USUAL, named
from transcripts.history import UNKNOWN, History
from transcripts.text import WRAP

LONGEST_SLUG = 64
"""Characters of the title in a file's name, and at most three times as many bytes."""

_REASONS = {
    errno.ENOSPC: later("The disk is full. Free some space, or save to another folder."),
    errno.EDQUOT: later("Your share of the disk is full. Save to another folder."),
    errno.EFBIG: later("The file is too big for this disk. Save to another folder."),
    errno.EROFS: later("That disk is read-only. Save to another folder."),
    errno.EACCES: later("You may not write in that folder. Save to another folder."),
    errno.EPERM: later("You may not write in that folder. Save to another folder."),
    errno.ENOTDIR: later("That is a file, not a folder. Save to another folder."),
    errno.EEXIST: later("That is a file, not a folder. Save to another folder."),
    errno.ENAMETOOLONG: later("The name of the folder is too long. Save to another folder."),
}
_UNKNOWN = later("{error}. Save to another folder.")


def save(  # noqa: PLR0913 - what is saved, where, and how
    meeting: Meeting,
    folder: Path,
    formats: Iterable[str] = USUAL,
    *,
    catalogue: Catalogue = ENGLISH,
    viewer: int = SERVER,
    overwrite: bool = False,
    history: History = UNKNOWN,
    names: bool = True,
    called: str = "",
    now: int = 0,
    wrap: int = WRAP,
) -> list[Path]:
    """Write the transcript, one file per format, and return where.

    The files share one name: the day and the title, with -2, -3 … where files are there already
    and `overwrite` is not set. They appear whole or not at all, and only their owner may read them.

    Args:
        meeting: the state after all events, or after those that a client was shown.
        folder: where to; it is made where it does not exist.
        formats: names from `transcripts.formats.FORMATS`.
        catalogue: what sentences of ours are said in: those of the meeting, where we have them.
        viewer: whose client was shown the meeting; 0 for the whole log.
        overwrite: whether files of that name are replaced.
        history: what the state forgets, where the log is at hand.
        names: whether people are named.
        called: the files' name without an ending, in place of day and title.
        now: milliseconds since 1970, for what becomes final by a day.
        wrap: cells in a line of plain text, 0 for one line a paragraph.

    Raises:
        UnknownFormat: nobody here writes one of the formats.
        NotSaved: the disk did not take a file; none of this call's files is left half-written.
    """
    wanted = named(formats, wrap)
    with speaking(catalogue):
        document = compose(meeting, viewer, history, names=names, now=now)
        contents = {one.ending: one.write(document) for one in wanted}
    return put(folder, called or stem(meeting), contents, overwrite=overwrite)


def put(
    folder: Path, called: str, contents: Mapping[str, bytes], *, overwrite: bool = False
) -> list[Path]:
    """Write one file for each ending, wholly or not at all, and return where.

    Raises:
        NotSaved: the disk did not take a file; none of this call's files is left half-written.
    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _beside(folder, contents.values()) as written:
            paths = _paths(folder, called, contents, overwrite=overwrite)
            for temporary, path in zip(written, paths, strict=True):
                temporary.replace(path)
        _settle(folder)
    return paths


def stem(meeting: Meeting) -> str:
    """Return the files' name without an ending: `2026-09-21-ramps-and-rails`."""
    return f"{phrases.day(meeting.utc)}-{slug(clean(meeting.title))}"


def slug(title: str) -> str:
    """Return the title as a file name: letters of any script, digits, single hyphens.

    Nothing in it means anything to a shell or a file system.
    """
    plain = unicodedata.normalize("NFC", title.casefold())
    signs = (sign if _is_safe(unicodedata.category(sign)) else " " for sign in plain)
    short = "-".join("".join(signs).split())[:LONGEST_SLUG]
    fitting = short.encode()[: 3 * LONGEST_SLUG].decode(errors="ignore")
    return fitting.strip("-") or "meeting"


def _is_safe(category: str) -> bool:
    return category[0] in "LM" or category == "Nd"


def _paths(folder: Path, called: str, endings: Iterable[str], *, overwrite: bool) -> list[Path]:
    """Return where the files go; unless they may be replaced, empty files hold the places."""
    numbers = count(2)
    suffix = ""
    while True:
        paths = [folder / f"{called}{suffix}.{ending}" for ending in endings]
        if overwrite or _held(paths):
            return paths
        suffix = f"-{next(numbers)}"


def _held(paths: Sequence[Path]) -> bool:
    """Make all files, empty, or none; an exclusive file follows no link and is nobody else's."""
    made: list[Path] = []
    try:
        for path in paths:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            made.append(path)
    except FileExistsError:
        for path in made:
            path.unlink()
        return False
    return True


@contextmanager
def _beside(folder: Path, contents: Iterable[bytes]) -> Iterator[list[Path]]:
    """Give the contents in files of the same disk, named for the moment; none of them stays."""
    written: list[Path] = []
    try:
        for content in contents:
            handle, path = tempfile.mkstemp(prefix=".saving-", dir=folder)
            written.append(Path(path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
        yield written
    finally:
        for one in written:
            one.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Bring the names down to the disk too, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Say in plain words why the disk did not take a file."""
    try:
        yield
    except OSError as error:
        reason = say(_REASONS.get(error.errno or 0, _UNKNOWN), error=error.strerror)
        nothing = say("Nothing was saved in {folder}. {reason}", folder=folder, reason=reason)
        raise NotSaved(nothing) from error
    except ValueError as error:  # a NUL in the name
        raise NotSaved(say("That is no name of a folder. Save to another folder.")) from error
