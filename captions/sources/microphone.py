"""Listens to a microphone, or to the computer's own sound where the system offers it as one."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator, Generator

import miniaudio

from captions.errors import NoMicrophone
from captions.sound.chunks import CHUNK_MS, FALLBACK_RATE, Chunk, Chunker
from captions.sources.hush import hush

BACKENDS = {
    "win32": [miniaudio.Backend.WASAPI],
    "darwin": [miniaudio.Backend.COREAUDIO],
}.get(sys.platform, [miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA, miniaudio.Backend.JACK])
"""Named one by one, since miniaudio's own last resort is a device of endless silence."""

NONE = "There is no microphone. Plug one in, or give a sound file."


def microphones() -> list[str]:
    """Give the names of all microphones; raises NoMicrophone where there is none."""
    return [str(device["name"]) for device in _devices(BACKENDS)]


class Microphone:
    """One microphone, open from the first chunk that is asked for."""

    live = True
    rate = FALLBACK_RATE

    def __init__(self, name: str = "", *, backends: list[miniaudio.Backend] = BACKENDS) -> None:
        """Look for the microphone.

        Args:
            name: a part of its name, in any case; the system's own choice where empty.
            backends: the sound systems to look in.

        Raises:
            NoMicrophone: there is none, or none of this name.
        """
        devices = _devices(backends)
        self._backends = backends
        fitting = [one for one in devices if name.lower() in str(one["name"]).lower()]
        if not fitting:
            names = ", ".join(str(one["name"]) for one in devices)
            raise NoMicrophone(f"There is no microphone {name}. There are: {names}.")
        self.name = str(fitting[0]["name"]) if name else "microphone"
        self._id = fitting[0]["id"] if name else None

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound until nobody takes it any more; see `Source`."""
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        chunker = Chunker(self.rate)
        device = self._open()
        try:
            receiver = _receive(loop, queue)
            next(receiver)
            device.start(receiver)
            while True:
                for chunk in chunker.feed(await queue.get()):
                    yield chunk
        finally:
            device.close()

    def _open(self) -> miniaudio.CaptureDevice:
        try:
            with hush():
                return miniaudio.CaptureDevice(
                    nchannels=1,
                    sample_rate=self.rate,
                    buffersize_msec=CHUNK_MS,
                    device_id=self._id,
                    backends=self._backends,
                    app_name="Handrail",
                )
        except miniaudio.MiniaudioError as error:
            raise NoMicrophone(
                f"The {self.name} cannot be opened. Another program may be using it."
            ) from error


def _receive(
    loop: asyncio.AbstractEventLoop, queue: asyncio.Queue[bytes]
) -> Generator[None, bytes, None]:
    """Pass on what the sound system's own thread brings; never make it wait."""
    while True:
        data = yield
        loop.call_soon_threadsafe(queue.put_nowait, bytes(data))


def _devices(backends: list[miniaudio.Backend]) -> list[dict[str, object]]:
    try:
        with hush():
            devices = miniaudio.Devices(backends).get_captures()
    except miniaudio.MiniaudioError as error:
        raise NoMicrophone(NONE) from error
    if not devices:
        raise NoMicrophone(NONE)
    return devices
