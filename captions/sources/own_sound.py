"""Listens to what the computer itself plays, so that any webinar can be captioned.

PulseAudio and PipeWire offer it as a device. On Windows the package soundcard opens it. macOS
offers it only where the driver BlackHole is installed.
"""

from __future__ import annotations

import sys

from captions.errors import NoMicrophone
from captions.sources.device import Device, DeviceSource, default_monitor, find_devices
from captions.sources.source import Source
from meeting.language import later, say

NO_MONITOR = later(
    "This sound system does not offer the computer's own sound. Use PulseAudio or PipeWire."
)
NO_BLACKHOLE = later(
    "This Mac does not offer its own sound. Install the free driver BlackHole, then try again."
)


def own_sound(name: str = "", *, platform: str = sys.platform) -> Source:
    """Give the computer's own sound.

    Args:
        name: a part of the name of the output, in any case; the output in use where empty.
        platform: the system, as Python names it.

    Raises:
        NoMicrophone: the system does not offer it, and what to do.
    """
    if platform == "win32":
        from captions.sources.loopback import loopback  # noqa: PLC0415 -- an extra

        return loopback(name)
    missing = NO_BLACKHOLE if platform == "darwin" else NO_MONITOR
    return DeviceSource(
        choose(find_devices(), name, say(missing), any_default=platform != "darwin")
    )


def choose(devices: list[Device], name: str, missing: str, *, any_default: bool) -> Device:
    """Choose among devices.

    Args:
        devices: all that there are.
        name: a part of its name; the usual one where empty.
        missing: the sentence where the system does not offer it.
        any_default: whether the sound system knows which output is in use.
    """
    own = [device for device in devices if device.is_own_sound]
    if not own:
        raise NoMicrophone(missing)
    fitting = [device for device in own if name.lower() in device.name.lower()]
    if not fitting:
        names = ", ".join(device.name for device in own)
        raise NoMicrophone(
            say("Nothing named {name} plays here. There are: {names}.", name=name, names=names)
        )
    return default_monitor() if any_default and not name else fitting[0]
