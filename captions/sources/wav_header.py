"""Reads the header of a WAV stream: which shape its sound has, and where it begins."""

from __future__ import annotations

import struct
from collections.abc import Callable

from msgspec import Struct

from captions.errors import NotSound
from meeting.language import say

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
LONGEST_HEADER = 1 << 20
"""A header may carry a picture or a text, but not without end."""


ENDLESS = 0x7FFF_0000
"""A recorder that cannot go back to its header promises this many bytes or more."""


class SoundShape(Struct, frozen=True):
    """How samples lie in a stream: rate, channels, bytes in one sample, whole numbers or not."""

    rate: int
    channels: int = 1
    width: int = 2
    is_float: bool = False

    @property
    def frame_bytes(self) -> int:
        """Give the bytes of one frame, all channels together."""
        return self.channels * self.width


class WavHeader(Struct, frozen=True):
    """What a header says: the shape of the sound, and its length in frames, 0 if unknown."""

    shape: SoundShape
    frames: int


def read_header(read: Callable[[int], bytes]) -> WavHeader:
    """Read what follows "RIFF", up to the first sample of a WAV stream.

    Args:
        read: gives exactly so many bytes, or fewer at the end.

    Raises:
        NotSound: the header is damaged, or its sound is compressed.
    """
    shape, size = None, 0
    if read(8)[4:] != b"WAVE":
        raise NotSound(say("The sound that comes in is no WAV. Send WAV or raw samples."))
    while len(start := read(8)) == 8:  # noqa: PLR2004 -- a name and a length
        name, size = struct.unpack("<4sI", start)
        if name == b"data":
            break
        if size > LONGEST_HEADER:
            raise _damaged()
        part = read(size + size % 2)
        if name == b"fmt ":
            shape = _shape(part)
    else:
        raise _damaged()
    if shape is None:
        raise _damaged()
    return WavHeader(shape, 0 if size >= ENDLESS else size // shape.frame_bytes)


def _shape(part: bytes) -> SoundShape:
    try:
        kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", part)
        if kind == EXTENSIBLE:
            (kind,) = struct.unpack_from("<H", part, 24)
    except struct.error:
        raise _damaged() from None
    whole = kind == PCM and bits in {8, 16, 24, 32}
    if not (whole or (kind == FLOAT and bits == 32)):  # noqa: PLR2004 -- bits
        raise NotSound(say("The WAV that comes in is compressed. Send plain samples."))
    if not (1 <= channels <= 32 and 1_000 <= rate <= 384_000):  # noqa: PLR2004 -- what exists
        raise _damaged()
    return SoundShape(rate, channels, bits // 8, kind == FLOAT)


def _damaged() -> NotSound:
    return NotSound(say("The WAV that comes in has a damaged header. Send it again."))
