"""Opens a sound file, or a video where ffmpeg is installed."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from captions.errors import NotSound
from captions.sound.chunks import RATES
from captions.sources.converted import Converted, has_ffmpeg
from captions.sources.recording import Recording
from meeting.language import say


def open_file(
    path: Path, taken: Collection[int] = RATES, *, ffmpeg: bool | None = None
) -> Recording | Converted:
    """Open a file.

    Args:
        path: the file.
        taken: the rates that the engine takes.
        ffmpeg: whether ffmpeg is installed, where that is known.

    Raises:
        SoundError: it cannot be read; the sentence says what to do.
    """
    try:
        return Recording(path, taken)
    except NotSound as error:
        if path.is_dir():
            raise
        if has_ffmpeg() if ffmpeg is None else ffmpeg:
            return Converted(path)
        raise NotSound(
            say("{error} For video and other sound, install ffmpeg.", error=error)
        ) from error
