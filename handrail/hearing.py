"""A recording of a kept meeting, to be heard line by line while somebody mends it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from captions.errors import SoundError
from captions.sound.player import Player
from captions.sources.file import open_file
from meeting.language import say
from tui.errors import NotUnderstood

AROUND = 300
"""Milliseconds that are played before and after a line: the times of words are not exact."""


class Hearing:
    """One sound file beside a meeting."""

    def __init__(self, path: Path, begins: int = 0) -> None:
        """Open it.

        Args:
            path: the sound, or a video where ffmpeg is installed.
            begins: when it begins, in milliseconds since the opening; may be before it.

        Raises:
            SoundError: it cannot be read; the sentence says what to do.
        """
        self._file = open_file(path)
        self._begins = begins
        self._player = Player()

    async def play(self, start: int, end: int) -> None:
        """Begin to play a stretch, in milliseconds since the opening.

        Raises:
            NotUnderstood: it cannot be played; the sentence says why.
        """
        first = max(0, start - self._begins - AROUND)
        last = end - self._begins + AROUND
        try:
            samples = (
                await asyncio.to_thread(self._file.stretch, first, last) if last > first else b""
            )
            if not samples:
                raise NotUnderstood(say("The recording has no sound for this line."))
            self._player.begin(samples, self._file.rate)
        except SoundError as error:
            raise NotUnderstood(str(error)) from error

    def stop(self) -> bool:
        """Stop what plays; tell whether anything did."""
        return self._player.stop()
