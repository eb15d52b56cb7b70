"""Save what was said, from the log of a meeting."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from handrail.errors import NoMeeting, NoPlace
from handrail.speaking import catalogue
from meeting.events import Event, MeetingOpened
from meeting.language import Catalogue, say, speaking
from server.sqlite_read import read_events, read_meetings
from transcripts import files
from transcripts.formats import USUAL
from transcripts.history import follow
from transcripts.language import main
from transcripts.text import WRAP

LATEST = "latest"
"""Stands for the code of the meeting that was opened last."""


def export(  # noqa: PLR0913 - what is written, where, and how
    log: Path,
    code: str,
    folder: Path,
    formats: Iterable[str] = USUAL,
    *,
    overwrite: bool = False,
    names: bool = True,
    wrap: int = WRAP,
) -> list[Path]:
    """Write a meeting's transcript, one file per format, and return where.

    Args:
        log: the file of the log; a server may be using it.
        code: the meeting's code, or LATEST.
        folder: where to; it is made where there is none.
        formats: names of formats.
        overwrite: whether files of that name are replaced; else new ones get a number.
        names: whether people are named; else they are "Person 1" and so on.
        wrap: cells in a line of plain text, 0 for one line a paragraph.

    Raises:
        NoMeeting: the log has no meeting yet.
        ServerError: the log cannot be read, or has no meeting of that code.
        TranscriptError: there is no such format, or the disk did not take a file.
    """
    events = tuple(read_events(log, full_code(log, code)))
    spoken = language_of(events)
    with speaking(spoken):
        meeting, history = follow(events, names=names)
    return files.save(
        meeting,
        folder,
        formats,
        catalogue=spoken,
        overwrite=overwrite,
        history=history,
        names=names,
        now=now(),
        wrap=wrap,
    )


def language_of(events: Sequence[Event]) -> Catalogue:
    """Return the sentences in the language of a meeting, so that all computers write the same."""
    opening = events[0] if events else None
    return catalogue(main(opening.language) if isinstance(opening, MeetingOpened) else "en")


def now() -> int:
    """Return this computer's time, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def make_ready(folder: Path) -> None:
    """Look whether files can be saved in a folder, and make it where there is none.

    Raises:
        NoPlace: nothing can be saved there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise NoPlace(
            say(
                "Nothing can be saved in {folder}: {strerror}. Choose another folder with --to.",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error


def full_code(log: Path, code: str) -> str:
    """Return a meeting's code as the log has it; LATEST stands for the newest meeting.

    Raises:
        NoMeeting: the log has no meeting yet.
    """
    return _latest(log) if code == LATEST else code.upper()


def _latest(log: Path) -> str:
    meetings = read_meetings(log)
    if not meetings:
        raise NoMeeting(say("There is no meeting in this log yet. Hold one first: handrail host."))
    return max(meetings, key=lambda one: one.opened).code
