"""Lists what this computer can listen to, and tells in words how it sounds."""

import asyncio

from captions.meter import follow, listen
from captions.sources.device import DeviceSource, find_devices
from captions.sources.wanted import Wanted
from handrail.sounds import open_sound
from meeting.language import say

SECONDS = 5.0
"""Long enough to say a sentence; PulseAudio needs two of them to begin."""


async def tell_devices(seconds: float = SECONDS) -> None:
    """Listen to all devices at once, and print a line for each; raises NoMicrophone."""
    devices = find_devices()
    print(say("Listening for {seconds} seconds. Say something.", seconds=f"{seconds:.0f}"))
    heard = await asyncio.gather(*(listen(DeviceSource(one), seconds) for one in devices))
    for device, words in zip(devices, heard, strict=True):
        kind = say("What the computer plays") if device.is_own_sound else say("Microphone")
        print(f"{kind}: {device.name}. {words}")
    print(say("To caption one of them: handrail caption microphone:NAME, with a part of its name."))
    print(say("To caption what the computer plays: handrail caption computer"))


async def tell_level(wanted: Wanted) -> None:
    """Print how a sound is, each time that it changes, until cancelled or it ends."""
    source = open_sound(wanted)
    print(say("Listening to {name}. Press Ctrl+C to stop.", name=source.name))
    async for words in follow(source):
        print(words)
