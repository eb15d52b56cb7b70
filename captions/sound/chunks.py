"""Sound as the captions know it: one channel of 16-bit samples in short chunks."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Collection, Iterator
from math import inf, log10
from operator import mul

import msgspec

CHUNK_MS = 100
"""Length of a chunk. Shorter ones gain 0.05 s and cost five times the messages."""

RATES = (8_000, 16_000, 22_050, 32_000, 44_100, 48_000)
"""Sample rates that an engine takes as they are, in samples per second."""

FALLBACK_RATE = 16_000
"""What a source converts to where the engine does not take its own rate."""

FULL_SCALE = 32_768
SAMPLE_BYTES = 2
CLIPPED = 32_700
"""A sample this far out counts as clipped: it has run into the end of the scale."""


class Chunk(msgspec.Struct, frozen=True):
    """A short stretch of sound.

    `samples` is little-endian 16-bit mono; `rate` is samples per second; `start` is
    milliseconds since the source began, counting what was lost on the way too. `another`
    tells that somebody else got the floor since the last chunk.
    """

    samples: bytes
    rate: int
    start: int
    another: bool = False

    @property
    def end(self) -> int:
        """Give the time at which the chunk ends, in milliseconds."""
        return self.start + len(self.samples) // SAMPLE_BYTES * 1000 // self.rate


class Level(msgspec.Struct, frozen=True):
    """How loud a stretch of sound is: `rms` and `peak` in dB below full scale, `clipped` 0 to 1."""

    rms: float
    peak: float
    clipped: float


def best_rate(native: int, taken: Collection[int] = RATES) -> int:
    """Give the rate to work at: the sound's own where the engine takes it, else 16 000."""
    return native if native in taken else FALLBACK_RATE


def numbers(samples: bytes) -> array[int]:
    """Read little-endian 16-bit samples; an odd last byte is left out."""
    values = array("h", samples[: len(samples) // SAMPLE_BYTES * SAMPLE_BYTES])
    if sys.byteorder == "big":
        values.byteswap()
    return values


def loudness(values: array[int]) -> float:
    """Give the RMS of samples in dB below full scale; silence is minus infinity."""
    if not values:
        return -inf
    energy = sum(map(mul, values, values)) / len(values)
    return 10 * log10(energy / FULL_SCALE**2) if energy else -inf


def level(chunk: Chunk) -> Level:
    """Measure a chunk."""
    values = numbers(chunk.samples)
    if not values:
        return Level(-inf, -inf, 0.0)
    top = max(map(abs, (max(values), min(values))))
    clipped = sum(abs(value) >= CLIPPED for value in values) if top >= CLIPPED else 0
    return Level(
        rms=loudness(values),
        peak=20 * log10(top / FULL_SCALE) if top else -inf,
        clipped=clipped / len(values),
    )


Convert = Callable[[bytes], bytes]
"""Turns whole frames of another shape into 16-bit mono samples at the chunks' rate."""


def unchanged(data: bytes) -> bytes:
    """Give 16-bit mono samples as they are."""
    return data


class Chunker:
    """Cuts a stream of bytes into chunks of 100 ms, whatever pieces it comes in.

    A frame that arrives in parts is kept until it is whole: one odd byte would turn
    all later samples into noise.
    """

    def __init__(
        self,
        rate: int,
        *,
        native: int | None = None,
        frame_bytes: int = SAMPLE_BYTES,
        convert: Convert = unchanged,
    ) -> None:
        """Begin at time 0.

        Args:
            rate: samples per second of the chunks.
            native: frames per second of the bytes, where it is another.
            frame_bytes: bytes of one frame, all channels together.
            convert: turns whole frames into samples.
        """
        self._rate = rate
        self._frame = frame_bytes
        self._size = (native or rate) * CHUNK_MS // 1000 * frame_bytes
        self._convert = convert
        self._waiting = b""
        self._samples = 0

    def feed(self, data: bytes) -> Iterator[Chunk]:
        """Take bytes as they come and give the chunks that are full."""
        self._waiting += data
        while len(self._waiting) >= self._size:
            full, self._waiting = self._waiting[: self._size], self._waiting[self._size :]
            yield self._chunk(full)

    def skip(self, ms: int) -> None:
        """Note that so much sound was lost; what waited for a full chunk is lost too."""
        self._waiting = b""
        self._samples += max(0, ms) * self._rate // 1000

    def rest(self) -> Iterator[Chunk]:
        """Give what is left at the end, if it is a whole frame or more."""
        whole = len(self._waiting) // self._frame * self._frame
        left, self._waiting = self._waiting[:whole], b""
        if left:
            yield self._chunk(left)

    def _chunk(self, frames: bytes) -> Chunk:
        start = self._samples * 1000 // self._rate
        samples = self._convert(frames)
        self._samples += len(samples) // SAMPLE_BYTES
        return Chunk(samples, self._rate, start)
