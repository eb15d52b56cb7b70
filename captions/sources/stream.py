"""Takes sound from a pipe, such as standard input: a WAV, or raw samples of a known shape."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Iterator
from contextlib import suppress
from io import FileIO, RawIOBase
from itertools import chain
from threading import Semaphore, Thread

import miniaudio

from captions.errors import EmptySound
from captions.sound.chunks import FALLBACK_RATE, RATES, Chunk, Chunker, best_rate, unchanged
from captions.sources.wav_header import SoundShape, read_header
from meeting.language import say

RAW = SoundShape(FALLBACK_RATE)
"""What `ffmpeg -f s16le -ac 1 -ar 16000 -` sends."""

WAV = b"RIFF"
PIECE = 1 << 16
AHEAD = 10
"""Chunks that are read before they are asked for."""

STANDARD_INPUT = 0

FORMATS = {
    (1, False): miniaudio.SampleFormat.UNSIGNED8,
    (2, False): miniaudio.SampleFormat.SIGNED16,
    (3, False): miniaudio.SampleFormat.SIGNED24,
    (4, False): miniaudio.SampleFormat.SIGNED32,
    (4, True): miniaudio.SampleFormat.FLOAT32,
}


class Stream:
    """Sound from a pipe, as fast as it is taken: the pipe waits, so nothing is lost here."""

    live = False

    def __init__(
        self,
        pipe: RawIOBase,
        *,
        name: str = "standard input",
        raw: SoundShape = RAW,
        taken: Collection[int] = RATES,
    ) -> None:
        """Wait for the first bytes; a WAV tells its own shape.

        Args:
            pipe: where bytes come from, without a buffer of its own.
            name: what people call it.
            raw: the shape of the sound if it is no WAV.
            taken: the rates that the engine takes.

        Raises:
            EmptySound: the pipe ended before any sound.
            NotSound: the WAV is damaged or compressed.
        """
        self.name = name
        self._pipe = pipe
        self._shape = raw
        self._begun = self._exactly(len(WAV))
        if not self._begun:
            raise EmptySound(say("No sound came from {name}.", name=name))
        if self._begun == WAV:
            self._shape = read_header(self._exactly).shape
            self._begun = self._exactly(self._shape.frame_bytes)
        self.rate = best_rate(self._shape.rate, taken)

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound; see `Source`.

        A thread reads, a little ahead of what is taken. The program does not wait for it at
        its end, since a silent pipe would keep it for ever.
        """
        queue: asyncio.Queue[Chunk | None] = asyncio.Queue()
        room = Semaphore(AHEAD)
        loop = asyncio.get_running_loop()
        Thread(target=self._pump, args=(loop, queue, room), daemon=True).start()
        while (chunk := await queue.get()) is not None:
            room.release()
            yield chunk

    def _pump(
        self, loop: asyncio.AbstractEventLoop, queue: asyncio.Queue[Chunk | None], room: Semaphore
    ) -> None:
        """Hand over chunk after chunk, then nothing; a closed loop wants no more."""
        with suppress(RuntimeError):
            for chunk in chain(self._cut(), (None,)):
                room.acquire()
                loop.call_soon_threadsafe(queue.put_nowait, chunk)

    def _cut(self) -> Iterator[Chunk]:
        """Read to the end of the pipe."""
        plain = self._shape == SoundShape(self.rate)
        chunker = Chunker(
            self.rate,
            native=self._shape.rate,
            frame_bytes=self._shape.frame_bytes,
            convert=unchanged if plain else self._convert,
        )
        data = self._begun
        while data:
            yield from chunker.feed(data)
            data = self._more()
        yield from chunker.rest()

    def _more(self) -> bytes:
        """Read on; a pipe that breaks or is closed has ended."""
        try:
            return self._pipe.read(PIECE) or b""
        except (OSError, ValueError):
            return b""

    def _convert(self, frames: bytes) -> bytes:
        shape = self._shape
        given = FORMATS[shape.width, shape.is_float]
        wanted = miniaudio.SampleFormat.SIGNED16
        return bytes(
            miniaudio.convert_frames(
                given, shape.channels, shape.rate, frames, wanted, 1, self.rate
            )
        )

    def _exactly(self, size: int) -> bytes:
        """Read so many bytes; fewer only at the end."""
        found = b""
        while len(found) < size and (more := self._pipe.read(size - len(found))):
            found += more
        return found


def standard_input(*, raw: SoundShape = RAW, taken: Collection[int] = RATES) -> Stream:
    """Take sound from standard input; see `Stream`.

    It is read without Python's own buffer: a thread that waits there would stop the program
    from ending.
    """
    return Stream(FileIO(STANDARD_INPUT, closefd=False), raw=raw, taken=taken)
