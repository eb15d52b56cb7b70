"""Listens to what the computer plays on Windows, through the package soundcard (an extra)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from threading import Event, Thread
from typing import Any

from captions.errors import NoMicrophone
from captions.sound.chunks import CHUNK_MS, FALLBACK_RATE, SAMPLE_BYTES, Chunk, Chunker
from meeting.language import later, say

FRAMES = FALLBACK_RATE * CHUNK_MS // 1000
LOUDEST = 32_767

MISSING = later(
    "The computer's own sound needs one more package here. Type: pip install 'handrail[loopback]'."
)
CLOSED = later("The computer's own sound cannot be opened. Look at the system's sound settings.")


class Loopback:
    """The sound of one output, open from the first chunk that is asked for."""

    live = True
    rate = FALLBACK_RATE

    def __init__(self, device: Any, name: str) -> None:  # noqa: ANN401 -- soundcard has no types
        """Take soundcard's microphone, and what people call it."""
        self.name = name
        self._device = device

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound until nobody takes it any more; see `Source`.

        Raises:
            NoMicrophone: the output cannot be opened, or went away.
        """
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        enough = Event()
        loop = asyncio.get_running_loop()
        Thread(target=self._record, args=(loop, queue, enough), daemon=True).start()
        chunker = Chunker(self.rate)
        try:
            while (data := await queue.get()) is not None:
                for chunk in chunker.feed(data):
                    yield chunk
        finally:
            enough.set()
        raise NoMicrophone(say(CLOSED))

    def _record(
        self, loop: asyncio.AbstractEventLoop, queue: asyncio.Queue[bytes | None], enough: Event
    ) -> None:
        """Hand over sound as it is played; nothing at the end. A closed loop wants no more."""
        with suppress(RuntimeError):
            try:
                with self._device.recorder(
                    samplerate=self.rate, channels=1, blocksize=FRAMES
                ) as recorder:
                    while not enough.is_set():
                        data = to_samples(recorder.record(numframes=FRAMES))
                        loop.call_soon_threadsafe(queue.put_nowait, data)
            finally:
                loop.call_soon_threadsafe(queue.put_nowait, None)


def to_samples(frames: Any) -> bytes:  # noqa: ANN401 -- numpy's array, from soundcard
    """Turn numbers from -1 to 1 into little-endian 16-bit samples."""
    return bytes((frames.clip(-1, 1) * LOUDEST).astype(f"<i{SAMPLE_BYTES}").tobytes())


def loopback(name: str = "") -> Loopback:
    """Give what an output plays.

    Args:
        name: a part of the name of the output, in any case; the one in use where empty.

    Raises:
        NoMicrophone: the package is missing, or there is no such output.
    """
    try:
        import soundcard  # noqa: PLC0415 -- an extra, which connects while it is imported
    except ImportError as error:
        raise NoMicrophone(say(MISSING)) from error
    except (AssertionError, OSError, RuntimeError) as error:
        raise NoMicrophone(say(CLOSED)) from error
    if not name:
        name = str(soundcard.default_speaker().name)
    own = [one for one in soundcard.all_microphones(include_loopback=True) if one.isloopback]
    fitting = [one for one in own if name.lower() in str(one.name).lower()]
    if not fitting:
        names = ", ".join(str(one.name) for one in own)
        raise NoMicrophone(
            say("Nothing named {name} plays here. There are: {names}.", name=name, names=names)
        )
    return Loopback(fitting[0], str(fitting[0].name))
