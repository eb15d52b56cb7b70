"""Listens to a device of the sound system, and opens it again where it went away meanwhile."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import suppress

import miniaudio
from msgspec import Struct

from captions.errors import NoMicrophone
from captions.sound.chunks import CHUNK_MS, FALLBACK_RATE, Chunk, Chunker
from captions.sources.hush import hush
from meeting.language import later, say

BACKENDS = {
    "win32": [miniaudio.Backend.WASAPI],
    "darwin": [miniaudio.Backend.COREAUDIO],
}.get(sys.platform, [miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA, miniaudio.Backend.JACK])
"""Named one by one, since miniaudio's own last resort is a device of endless silence."""

NONE = later("There is no microphone. Plug one in, or give a sound file.")

MONITOR = ".monitor"
"""Ends the name by which PulseAudio and PipeWire know what an output plays."""

DEFAULT_MONITOR = "@DEFAULT_MONITOR@"
"""What PulseAudio and PipeWire call the sound of the output that is in use."""

BLACKHOLE = "blackhole"
"""A driver for macOS that hands the computer's own sound on as a microphone."""

AGAIN_SECONDS = 5.0
"""A device that is silent for so long is opened again: somebody may have pulled its plug."""


class Device(Struct, frozen=True):
    """Something to listen to.

    Attributes:
        name: what the sound system shows to people.
        key: what the sound system itself calls it; empty for its own choice.
        is_own_sound: true for what the computer plays, false for a microphone.
    """

    name: str
    key: bytes = b""
    is_own_sound: bool = False


def find_devices(backends: list[miniaudio.Backend] = BACKENDS) -> list[Device]:
    """Give all devices; raises NoMicrophone where there is none."""
    try:
        with hush():
            found = miniaudio.Devices(backends).get_captures()
    except miniaudio.MiniaudioError as error:
        raise NoMicrophone(say(NONE)) from error
    if not found:
        raise NoMicrophone(say(NONE))
    return [_device(str(one["name"]), bytes(miniaudio.ffi.buffer(one["id"]))) for one in found]


def default_monitor() -> Device:
    """Give what the output in use plays, on PulseAudio and PipeWire."""
    return Device("the computer's own sound", DEFAULT_MONITOR.encode(), is_own_sound=True)


def _device(name: str, key: bytes) -> Device:
    system_name = key.partition(b"\0")[0]
    is_own = system_name.endswith(MONITOR.encode()) or BLACKHOLE in name.lower()
    return Device(name, key, is_own)


class DeviceSource:
    """One device, open from the first chunk that is asked for."""

    live = True
    rate = FALLBACK_RATE

    def __init__(
        self,
        device: Device,
        *,
        backends: list[miniaudio.Backend] = BACKENDS,
        again_seconds: float = AGAIN_SECONDS,
    ) -> None:
        """Take the device, the sound systems to look in, and when to open it again."""
        self.name = device.name
        self._key = device.key
        self._backends = backends
        self._again_seconds = again_seconds

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound until nobody takes it any more; see `Source`.

        Raises:
            NoMicrophone: it cannot be opened the first time.
        """
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        chunker = Chunker(self.rate)
        device = self._open(queue)
        heard = time.monotonic()
        try:
            while True:
                try:
                    async with asyncio.timeout(self._again_seconds):
                        data = await queue.get()
                except TimeoutError:
                    device.close()
                    with suppress(NoMicrophone):
                        device = self._open(queue)
                    continue
                now = time.monotonic()
                if now - heard > self._again_seconds:
                    chunker.skip(round((now - heard) * 1000) - CHUNK_MS)
                heard = now
                for chunk in chunker.feed(data):
                    yield chunk
        finally:
            device.close()

    def _open(self, queue: asyncio.Queue[bytes]) -> miniaudio.CaptureDevice:
        try:
            with hush():
                device = miniaudio.CaptureDevice(
                    nchannels=1,
                    sample_rate=self.rate,
                    buffersize_msec=CHUNK_MS,
                    device_id=_id(self._key),
                    backends=self._backends,
                    app_name="Handrail",
                )
            receiver = _receive(asyncio.get_running_loop(), queue)
            next(receiver)
            device.start(receiver)
        except miniaudio.MiniaudioError as error:
            raise NoMicrophone(
                say("The {name} cannot be opened. Another program may be using it.", name=self.name)
            ) from error
        return device


def _id(key: bytes) -> object:
    """Give the sound system's own name for a device as miniaudio takes it."""
    if not key:
        return None
    found = miniaudio.ffi.new("ma_device_id *")
    miniaudio.ffi.memmove(found, key, len(key))
    return found


def _receive(
    loop: asyncio.AbstractEventLoop, queue: asyncio.Queue[bytes]
) -> Generator[None, bytes, None]:
    """Pass on what the sound system's own thread brings; never make it wait."""
    while True:
        data = yield
        with suppress(RuntimeError):  # the program is ending; nobody listens any more
            loop.call_soon_threadsafe(queue.put_nowait, bytes(data))
