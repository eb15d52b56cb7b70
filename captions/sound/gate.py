"""The silence gate: hears when nobody speaks, so that a caption ends soon after the pause.

An engine's own rules end a sentence 1.0 to 3.7 s after the last word; the gate does it after
0.6 s. It compares short frames with the noise of the room: the noise is the quietest that
was heard, and it is allowed to rise slowly, so that a fan that starts is noise after a while.
"""

from __future__ import annotations

from array import array

import msgspec

from captions.sound.chunks import Chunk, loudness, numbers

PAUSE_MS = 600
"""This much quiet ends a caption. Below 500 ms the last word may not be recognised yet."""

FRAME_MS = 20
ABOVE_NOISE = 12.0
"""dB above the noise of the room that count as speech."""
SPEECH_LEAST = -50.0
"""dB below full scale; anything quieter is no speech, however quiet the room."""
NOISE_LEAST = SPEECH_LEAST - ABOVE_NOISE
"""A quieter room would change nothing, and the gate would take longer to learn a new noise."""
NOISE_RISE = 1.0 * FRAME_MS / 1000
"""dB by which the noise may rise in one frame: 1 dB a second."""


class Speech(msgspec.Struct, frozen=True):
    """What the gate heard in a chunk: `spoken` ms of speech, `quiet` ms of silence at its end.

    The silence may have begun in an earlier chunk; it is 0 while somebody speaks.
    """

    spoken: int
    quiet: int


class Gate:
    """Follows one source and tells speech from silence."""

    def __init__(self) -> None:
        self._noise = 0.0
        self._quiet = 0

    def hear(self, chunk: Chunk) -> Speech:
        """Take the next chunk; what is left of it after whole frames is not judged."""
        values = numbers(chunk.samples)
        size = chunk.rate * FRAME_MS // 1000
        starts = range(0, len(values) - size + 1, size)
        frames = sum(self._is_speech(values[at : at + size]) for at in starts)
        return Speech(spoken=frames * FRAME_MS, quiet=self._quiet)

    def _is_speech(self, frame: array[int]) -> bool:
        loud = loudness(frame)
        self._noise = max(NOISE_LEAST, min(loud, self._noise + NOISE_RISE))
        speech = loud > max(self._noise + ABOVE_NOISE, SPEECH_LEAST)
        self._quiet = 0 if speech else self._quiet + FRAME_MS
        return speech
