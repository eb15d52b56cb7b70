"""Reads a recording: WAV, FLAC, MP3 or Ogg Vorbis, at any rate, with any number of channels."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Generator
from contextlib import closing
from pathlib import Path

import miniaudio

from captions.errors import CutOffSound, EmptySound, NoSoundFile, NotSound
from captions.sound.chunks import CHUNK_MS, RATES, SAMPLE_BYTES, Chunk, Chunker, best_rate
from captions.sources.wav_header import read_header
from meeting.language import say

WAV = b"RIFF"

INFO: dict[bytes, Callable[[str], miniaudio.SoundFileInfo]] = {
    WAV: miniaudio.wav_get_file_info,
    b"fLaC": miniaudio.flac_get_file_info,
    b"OggS": miniaudio.vorbis_get_file_info,
}
"""How to look into a file, by its first four bytes; its name may say anything."""

MP3_STARTS = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa", b"\xff\xe3")

SHORT_BY_MS = 250
"""A converter may leave out so much at the end; if more is missing, the file is cut off."""


class Recording:
    """A sound file, read as fast as it is taken.

    Attributes:
        name: the file's name.
        rate: samples per second of its chunks.
        length: what the file promises, in milliseconds; 0 where it does not say.
    """

    live = False

    def __init__(self, path: Path, taken: Collection[int] = RATES) -> None:
        """Look into the file.

        Args:
            path: the file.
            taken: the rates that the engine takes; the sound comes at one of them.

        Raises:
            NoSoundFile: there is no such file, or it may not be read.
            EmptySound: the file is empty.
            NotSound: it is no sound that can be read here.
        """
        self._path = path
        info = _look(path)
        self.name = path.name
        self.rate = best_rate(info.sample_rate, taken)
        self.length = _promised_frames(path, info) * 1000 // info.sample_rate

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound; see `Source`.

        Raises:
            EmptySound: there is no sound in the file.
            CutOffSound: it ends before its promised end; all that is there was given.
        """
        chunker = Chunker(self.rate)
        end = 0
        stream = self._decode()
        while (data := await asyncio.to_thread(next, stream, None)) is not None:
            for chunk in chunker.feed(data):
                end = chunk.end
                yield chunk
        for chunk in chunker.rest():
            end = chunk.end
            yield chunk
        if not end:
            raise EmptySound(say("There is no sound in {name}.", name=self.name))
        if end < self.length - SHORT_BY_MS:
            raise CutOffSound(
                say(
                    "{name} is cut off. It ends after {end} of {length}. "
                    "Get the whole file, then caption the rest.",
                    name=self.name,
                    end=_clock(end),
                    length=_clock(self.length),
                )
            )

    def stretch(self, start: int, end: int) -> bytes:
        """Return the samples from one time to another, in milliseconds; fewer where it ends.

        Raises:
            NotSound: it cannot be read there.
        """
        if self.length and start >= self.length:
            return b""
        wanted = (end - start) * self.rate // 1000 * SAMPLE_BYTES
        found = bytearray()
        with closing(self._decode(start)) as stream:
            while len(found) < wanted and (data := next(stream, b"")):
                found += data
        return bytes(found[:wanted])

    def _decode(self, start: int = 0) -> Generator[bytes, None, None]:
        try:
            stream = miniaudio.stream_file(
                str(self._path),
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=self.rate,
                frames_to_read=self.rate * CHUNK_MS // 1000,
                seek_frame=self.rate * start // 1000,
            )
            for samples in stream:
                yield samples.tobytes()
        except miniaudio.MiniaudioError as error:
            raise _not_sound(self._path) from error


def _look(path: Path) -> miniaudio.SoundFileInfo:
    """Read what the file says about itself."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except IsADirectoryError:
        raise NotSound(
            say("{path} is a folder. Give the name of a sound file.", path=path)
        ) from None
    except FileNotFoundError:
        raise NoSoundFile(
            say("There is no file {path}. Look at the name again.", path=path)
        ) from None
    except OSError as error:
        raise NoSoundFile(
            say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
        ) from error
    if not start:
        raise EmptySound(say("{path} is empty. Record it again.", path=path))
    look = INFO.get(start)
    if look is None and start.startswith(MP3_STARTS):
        look = miniaudio.mp3_get_file_info
    if look is None:
        raise _not_sound(path)
    try:
        return look(str(path))
    except (miniaudio.MiniaudioError, ZeroDivisionError) as error:  # a rate of 0 is divided by
        raise _not_sound(path) from error


def _promised_frames(path: Path, info: miniaudio.SoundFileInfo) -> int:
    """Give how many frames the file says it has; miniaudio counts what a WAV really has."""
    with path.open("rb") as file:
        if file.read(4) != WAV:
            return info.num_frames
        try:
            return read_header(file.read).frames
        except NotSound:  # a compressed WAV, which miniaudio reads all the same
            return info.num_frames


def _not_sound(path: Path) -> NotSound:
    return NotSound(
        say(
            "{path} is no sound that Handrail can read. "
            "Give it a WAV, FLAC, MP3 or Ogg Vorbis file.",
            path=path,
        )
    )


def _clock(ms: int) -> str:
    seconds = ms // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
