"""Sound from a pipe: WAV of every plain kind or raw samples, in pieces of any size."""

from __future__ import annotations

import asyncio
import io
import os
import struct
from array import array

import pytest

from captions.errors import EmptySound, NotSound
from captions.sound.chunks import Chunk
from captions.sources.stream import Stream
from captions.sources.wav_header import SoundShape
from tests.captions.sounds import RATE, noise, tone


class Dribble(io.RawIOBase):
    """A pipe that gives a few bytes at a time."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data, self._step = io.BytesIO(data), step

    def read(self, size: int = -1, /) -> bytes:
        """Give at most a step, and fewer if fewer are wanted."""
        return self._data.read(min(size, self._step))


def _wav(
    data: bytes, *, kind: int = 1, channels: int = 1, rate: int = RATE, bits: int = 16
) -> bytes:
    frame = channels * bits // 8
    fmt = struct.pack("<HHIIHH", kind, channels, rate, rate * frame, frame, bits)
    parts = b"WAVE" + _part(b"LIST", b"odd") + _part(b"fmt ", fmt) + _part(b"data", data)
    return b"RIFF" + struct.pack("<I", len(parts)) + parts


def _part(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


async def _play(stream: Stream) -> list[Chunk]:
    return [chunk async for chunk in stream.chunks()]


def _samples(played: list[Chunk]) -> bytes:
    return b"".join(chunk.samples for chunk in played)


@pytest.mark.parametrize("step", [1, 3, 4_096])
async def test_raw_samples_come_as_they_are(step: int) -> None:
    """However the pipe cuts them."""
    data = noise(250)

    played = await _play(Stream(Dribble(data, step)))

    assert _samples(played) == data
    assert [chunk.start for chunk in played] == [0, 100, 200]


@pytest.mark.parametrize("step", [1, 7, 4_096])
async def test_a_wav_tells_its_own_shape(step: int) -> None:
    """Parts before the sound are skipped, at odd lengths too."""
    data = noise(250, rate=44_100)

    stream = Stream(Dribble(_wav(data, rate=44_100), step))

    assert (stream.rate, _samples(await _play(stream))) == (44_100, data)


def _as_8(values: array[int]) -> bytes:
    return bytes((value >> 8) + 128 for value in values)


def _as_24(values: array[int]) -> bytes:
    return b"".join(struct.pack("<i", value << 8)[:3] for value in values)


def _as_float(values: array[int]) -> bytes:
    return array("f", (value / 32_768 for value in values)).tobytes()


@pytest.mark.parametrize(
    ("kind", "bits", "data", "within"),
    [(1, 8, _as_8, 256), (1, 24, _as_24, 1), (3, 32, _as_float, 2)],
)
async def test_other_samples_become_16_bit(kind: int, bits: int, data, within: int) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """With no more loss than their width explains."""
    values = array("h", tone(200))

    stream = Stream(Dribble(_wav(data(values), kind=kind, bits=bits), 4_096))
    played = array("h", _samples(await _play(stream)))

    assert len(played) == len(values)
    assert max(abs(a - b) for a, b in zip(played, values, strict=True)) <= within


async def test_stereo_at_another_rate_becomes_mono_at_16_000() -> None:
    """As a sound card sends it."""
    one = array("h", tone(1_000, rate=96_000))
    both = array("h", (value for value in one for _ in range(2))).tobytes()

    stream = Stream(Dribble(_wav(both, channels=2, rate=96_000), 65_536))
    played = await _play(stream)

    assert {chunk.rate for chunk in played} == {16_000}
    assert played[-1].end == 1_000


async def test_raw_samples_may_have_a_shape() -> None:
    """Told beforehand, since raw samples cannot say."""
    stream = Stream(io.BytesIO(bytes(4 * 4_800)), raw=SoundShape(48_000, channels=2))  # type: ignore[arg-type]

    assert [len(chunk.samples) for chunk in await _play(stream)] == [9_600]


def test_a_pipe_that_ends_at_once_is_said() -> None:
    """The program before it may have failed."""
    with pytest.raises(EmptySound, match="No sound came"):
        Stream(Dribble(b"", 10))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"RIFF1234AVI " + bytes(100), "no WAV"),
        (b"RIFF1234WAVE" + _part(b"data", b"1234"), "damaged"),
        (b"RIFF1234WAVE" + _part(b"fmt ", b"12"), "damaged"),
        (b"RIFF1234WAVE" + b"LIST\xff\xff\xff\xff", "damaged"),
        (_wav(b"1234", kind=0x55), "compressed"),
        (_wav(b"1234", rate=0), "damaged"),
        (_wav(b"1234", channels=0), "damaged"),
        (b"RIFF", "no WAV"),
    ],
)
def test_a_wav_that_cannot_be_read_is_said(data: bytes, says: str) -> None:
    """One sentence, and no endless reading."""
    with pytest.raises(NotSound, match=says):
        Stream(Dribble(data, 4_096))


async def test_a_silent_pipe_does_not_keep_the_program() -> None:
    """Its reader ends with the program, and nobody waits for it."""
    read, write = os.pipe()
    os.write(write, bytes(4_000))
    with io.FileIO(read) as pipe:
        chunks = Stream(pipe).chunks()

        first = await anext(chunks)
        await chunks.aclose()
        os.close(write)

    assert first.start == 0


async def test_a_pipe_is_not_read_far_ahead() -> None:
    """A whole recording that is piped in does not pile up in memory."""
    taken = 0

    class Counting(Dribble):
        def read(self, size: int = -1, /) -> bytes:
            nonlocal taken
            data = super().read(size)
            taken += len(data)
            return data

    stream = Stream(Counting(bytes(100 * 3_200), 3_200))
    chunks = stream.chunks()

    await anext(chunks)
    await asyncio.sleep(0.05)
    await chunks.aclose()

    assert taken <= 15 * 3_200
