"""Plays a stretch of sound on the output in use, so that somebody can hear what was said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import suppress

import miniaudio

from captions.errors import NoOutput
from captions.sound.chunks import CHUNK_MS, SAMPLE_BYTES
from captions.sources.device import BACKENDS
from captions.sources.hush import hush
from meeting.language import say

DRAIN_SECONDS = 0.5
"""The sound system still plays what it was given, when there is no more to give."""


class Player:
    """Plays one thing at a time."""

    def __init__(self, *, backends: list[miniaudio.Backend] = BACKENDS) -> None:
        """Take the sound systems to look in."""
        self._backends = backends
        self._device: miniaudio.PlaybackDevice | None = None

    def begin(self, samples: bytes, rate: int) -> None:
        """Play samples from now on: little-endian 16-bit mono, `rate` of them a second.

        Raises:
            NoOutput: the sound system has nothing to play on.
        """
        self.stop()
        loop = asyncio.get_running_loop()
        try:
            with hush():
                device = miniaudio.PlaybackDevice(
                    nchannels=1,
                    sample_rate=rate,
                    buffersize_msec=CHUNK_MS,
                    backends=self._backends,
                    app_name="Handrail",
                )
            feeding = _feed(
                samples, lambda: loop.call_later(DRAIN_SECONDS, self._ended, device), loop
            )
            next(feeding)
            device.start(feeding)
        except miniaudio.MiniaudioError as error:
            raise NoOutput(
                say("Nothing can be played here. Look whether a loudspeaker is on.")
            ) from error
        self._device = device

    def stop(self) -> bool:
        """Stop what plays; tell whether anything did."""
        device, self._device = self._device, None
        if device is None:
            return False
        device.close()
        return True

    def _ended(self, device: miniaudio.PlaybackDevice) -> None:
        if device is self._device:
            self.stop()


def _feed(
    samples: bytes, ended: Callable[[], object], loop: asyncio.AbstractEventLoop
) -> Generator[bytes, int, None]:
    """Give the sound system's own thread what it asks for, in frames; then say so."""
    frames = yield b""
    place = 0
    while place < len(samples):
        part = samples[place : place + frames * SAMPLE_BYTES]
        place += len(part)
        frames = yield part
    with suppress(RuntimeError):  # the program is ending; nobody listens any more
        loop.call_soon_threadsafe(ended)
    yield b""
