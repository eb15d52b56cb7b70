"""Finds the microphone that somebody means: the system's own choice, or a part of a name."""

from __future__ import annotations

import miniaudio

from captions.errors import NoMicrophone
from captions.sources.device import BACKENDS, Device, DeviceSource, find_devices
from meeting.language import say


def microphone(name: str = "", *, backends: list[miniaudio.Backend] = BACKENDS) -> DeviceSource:
    """Look for a microphone.

    Args:
        name: a part of its name, in any case; the system's own choice where empty.
        backends: the sound systems to look in.

    Raises:
        NoMicrophone: there is none, or none of this name.
    """
    found = find_devices(backends)
    device = find_named(name, found) if name else Device("microphone")
    return DeviceSource(device, backends=backends)


def find_named(name: str, devices: list[Device]) -> Device:
    """Give the first device with this in its name; raises NoMicrophone."""
    for device in sorted(devices, key=lambda one: one.is_own_sound):
        if name.lower() in device.name.lower():
            return device
    names = ", ".join(device.name for device in devices)
    raise NoMicrophone(
        say("There is no microphone {name}. There are: {names}.", name=name, names=names)
    )
