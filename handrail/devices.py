"""Lists what this computer can listen to, and tells in words how it sounds."""

import asyncio

from captions.meter import follow, listen
from captions.sources.device import DeviceSource, find_devices
from captions.sources.wanted import Wanted
from handrail.sounds import open_sound

SECONDS = 5.0
"""Long enough to say a sentence; PulseAudio needs two of them to begin."""


async def tell_devices(seconds: float = SECONDS) -> None:
    """Listen to all devices at once, and print a line for each; raises NoMicrophone."""
    devices = find_devices()
    print(f"Listening for {seconds:.0f} seconds. Say something.")
    heard = await asyncio.gather(*(listen(DeviceSource(one), seconds) for one in devices))
    for device, words in zip(devices, heard, strict=True):
        kind = "What the computer plays" if device.is_own_sound else "Microphone"
        print(f"{kind}: {device.name}. {words}")
    print("To caption one of them: handrail caption microphone:NAME, with a part of its name.")
    print("To caption what the computer plays: handrail caption computer")


async def tell_level(wanted: Wanted) -> None:
    """Print how a sound is, each time that it changes, until cancelled or it ends."""
    source = open_sound(wanted)
    print(f"Listening to {source.name}. Press Ctrl+C to stop.")
    async for words in follow(source):
        print(words)
