"""Sounds for tests, made or read: tones, noise, silence, spoken sentences."""

from __future__ import annotations

import math
import random
import wave
from array import array
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import miniaudio

from captions.sound.chunks import Chunk, Chunker

RATE = 16_000


def samples(values: Iterable[float]) -> bytes:
    """Turn numbers from -1 to 1 into samples."""
    return array("h", (round(32_767 * max(-1.0, min(1.0, value))) for value in values)).tobytes()


def tone(ms: int, loud: float = 0.3, hertz: float = 440.0, rate: int = RATE) -> bytes:
    """Make a tone."""
    step = 2 * math.pi * hertz / rate
    return samples(loud * math.sin(step * at) for at in range(rate * ms // 1000))


def noise(ms: int, loud: float = 0.1, rate: int = RATE) -> bytes:
    """Make a hiss, the same each time."""
    chance = random.Random(7)  # noqa: S311 -- the same each time is what is wanted
    return samples(loud * chance.uniform(-1, 1) for _ in range(rate * ms // 1000))


def silence(ms: int, rate: int = RATE) -> bytes:
    """Make nothing."""
    return bytes(2 * rate * ms // 1000)


def every(ms: int, length: int, make: Callable[[int], float]) -> bytes:
    """Repeat a short shape: `make` gives the value of each sample since it began."""
    size = RATE * ms // 1000
    return samples(make(at % size) for at in range(RATE * length // 1000))


def chunks(data: bytes, rate: int = RATE) -> list[Chunk]:
    """Cut sound into chunks."""
    chunker = Chunker(rate)
    return [*chunker.feed(data), *chunker.rest()]


def read(path: Path, rate: int = RATE) -> bytes:
    """Read a recording as samples."""
    return miniaudio.decode_file(str(path), nchannels=1, sample_rate=rate).samples.tobytes()


def louder(data: bytes, factor: float) -> bytes:
    """Change how loud a sound is; what runs over the end is clipped."""
    return samples(value / 32_768 * factor for value in array("h", data))


def mixed(*parts: bytes) -> bytes:
    """Lay sounds over each other; the first one's length counts."""
    lanes = [array("h", part) for part in parts]
    return samples(sum(frame) / 32_768 for frame in zip(*lanes, strict=False))


def hertz(values: array[int], rate: int = RATE) -> float:
    """Tell how high a tone is, by how often it goes through zero."""
    ways = [value >= 0 for value in values]
    crossings = sum(one != other for one, other in pairwise(ways))
    return crossings * rate / (2 * len(values))


def write_wav(
    path: Path, data: bytes, *, rate: int = RATE, channels: int = 1, width: int = 2
) -> Path:
    """Write a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)
    return path
