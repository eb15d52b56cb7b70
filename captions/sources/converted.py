"""Reads video, and sound of any other kind, through the program ffmpeg where it is installed."""

from __future__ import annotations

import asyncio
import subprocess
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path
from shutil import which

import msgspec

from captions.errors import CutOffSound, EmptySound, NotSound
from captions.sound.chunks import CHUNK_MS, FALLBACK_RATE, SAMPLE_BYTES, Chunk, Chunker
from meeting.language import say

FFMPEG, FFPROBE = "ffmpeg", "ffprobe"
LOOK_SECONDS = 20.0
"""So long a look into a file may take, also on a slow disk."""

ONLY_FILES = ("-protocol_whitelist", "file,pipe")
"""A playlist that is dressed up as a film must not make ffmpeg open addresses."""


class _Format(msgspec.Struct):
    duration: str = "0"


class _Probe(msgspec.Struct):
    """What ffprobe tells; a file without sound has no streams here."""

    streams: list[dict[str, object]] = msgspec.field(default_factory=list)
    format: _Format = msgspec.field(default_factory=_Format)


class Converted:
    """The sound of a file that ffmpeg can read, as fast as it is taken.

    Attributes:
        name: the file's name.
        length: how long it is, in milliseconds; 0 where it does not say.
    """

    live = False
    rate = FALLBACK_RATE

    def __init__(self, path: Path) -> None:
        """Look into the file.

        Raises:
            NotSound: ffmpeg cannot read it.
            EmptySound: it has no sound.
        """
        probe = _look(path)
        if not probe.streams:
            raise EmptySound(say("There is no sound in {name}.", name=path.name))
        self.name = path.name
        self._path = path
        with suppress(ValueError):  # some formats say N/A
            self.length = 0
            self.length = round(float(probe.format.duration) * 1000)

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound; see `Source`.

        Raises:
            EmptySound: there is no sound in the file.
            CutOffSound: it cannot be read to its end; all that came before was given.
        """
        process = await asyncio.create_subprocess_exec(
            *self._command(),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=DEVNULL,
            start_new_session=True,  # Ctrl-C is for us; ffmpeg ends when we say so
        )
        assert process.stdout is not None  # noqa: S101 -- it was asked for above
        chunker = Chunker(self.rate)
        end = 0
        try:
            while data := await process.stdout.read(self.rate * SAMPLE_BYTES * CHUNK_MS // 1000):
                for chunk in chunker.feed(data):
                    end = chunk.end
                    yield chunk
            for chunk in chunker.rest():
                end = chunk.end
                yield chunk
            failed = await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if not end:
            raise EmptySound(say("There is no sound in {name}.", name=self.name))
        if failed:
            raise CutOffSound(
                say("{name} is damaged. Captions go as far as it can be read.", name=self.name)
            )

    def stretch(self, start: int, end: int) -> bytes:
        """Return the samples from one time to another, in milliseconds; fewer where it ends.

        Raises:
            NotSound: it cannot be read there.
        """
        begin, last = f"{start / 1000:.3f}", f"{(end - start) / 1000:.3f}"
        try:
            return subprocess.run(
                self._command("-ss", begin, "-t", last),
                capture_output=True, check=True, stdin=DEVNULL, timeout=LOOK_SECONDS,
            ).stdout  # fmt: skip
        except subprocess.SubprocessError as error:
            raise NotSound(
                say(
                    "{path} is no sound that Handrail can read. Give it another file.",
                    path=self._path,
                )
            ) from error

    def _command(self, *where: str) -> tuple[str, ...]:
        """Return what makes ffmpeg write samples, of the whole file or of a stretch."""
        source = (*ONLY_FILES, *where, "-i", f"file:{self._path}")
        samples = ("-vn", "-f", "s16le", "-ac", "1", "-ar", str(self.rate), "-")
        return (FFMPEG, "-nostdin", "-v", "error", *source, *samples)


def has_ffmpeg() -> bool:
    """Tell whether ffmpeg is installed."""
    return which(FFMPEG) is not None and which(FFPROBE) is not None


def _look(path: Path) -> _Probe:
    wanted = ("-select_streams", "a:0", "-show_entries", "stream=index:format=duration")
    command = (FFPROBE, "-v", "error", *ONLY_FILES, *wanted, "-of", "json", f"file:{path}")
    try:
        done = subprocess.run(
            command, capture_output=True, check=True, stdin=DEVNULL, timeout=LOOK_SECONDS
        )
        return msgspec.json.decode(done.stdout, type=_Probe)
    except (subprocess.SubprocessError, msgspec.DecodeError) as error:
        raise NotSound(
            say("{path} is no sound that Handrail can read. Give it another file.", path=path)
        ) from error
