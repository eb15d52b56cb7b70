"""Take a recording that another program wrote down into the log."""

import asyncio
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from meeting.language import say
from server.adding import add_meeting
from transcripts.errors import NotReadable
from transcripts.language import tag
from transcripts.reading import MOST_BYTES, read
from transcripts.recording import log_of


def import_file(log: Path, file: Path, title: str, language: str, began: datetime | None) -> str:
    """Make a closed meeting of a file, and return the code that it got.

    Args:
        log: the file of the log.
        file: WebVTT, SRT, or JSON of Vosk or Jigasi.
        title: what the meeting was called; "" for the file's name.
        language: what was spoken in it.
        began: when it began; None for what the file says, or else the time of the file.

    Raises:
        NotReadable: the file cannot be understood.
        ServerError: the log cannot be used, or has this recording already.
    """
    if not tag(language):
        raise NotReadable(
            say("{language} is no language. Write it like en or ko-KR.", language=language)
        )
    try:
        with file.open("rb") as handle:
            content = handle.read(MOST_BYTES + 1)
            changed = file.stat().st_mtime
    except OSError as error:
        raise NotReadable(
            say("{file} cannot be read: {strerror}.", file=file, strerror=error.strerror)
        ) from error
    try:
        recording = read(content)
    except NotReadable as error:
        raise NotReadable(
            say("{name} was not taken in. {error}", name=file.name, error=error)
        ) from error
    opened = recording.opened or round(changed * 1000)
    if began:
        opened = round(began.timestamp() * 1000)
    events = log_of(
        recording,
        title=title or file.stem,
        language=language,
        opened=opened,
        epoch=sha256(content).hexdigest()[:16],
    )
    return asyncio.run(add_meeting(log, events))
