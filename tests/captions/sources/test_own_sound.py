"""The computer's own sound: which device it is on each system, and what to do without one."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from captions.errors import NoMicrophone
from captions.sources.device import Device, default_monitor
from captions.sources.loopback import MISSING, loopback, to_samples
from captions.sources.own_sound import NO_BLACKHOLE, choose

MICROPHONE = Device("Built-in microphone", b"mic")
SPEAKERS = Device("Monitor of Speakers", b"speakers.monitor", is_own_sound=True)
HDMI = Device("Monitor of HDMI", b"hdmi.monitor", is_own_sound=True)
BLACKHOLE = Device("BlackHole 2ch", b"hole", is_own_sound=True)


def test_the_output_in_use_is_what_the_sound_server_says() -> None:
    """PulseAudio and PipeWire know it by a name of their own."""
    assert choose([MICROPHONE, HDMI, SPEAKERS], "", "", any_default=True) == default_monitor()


def test_an_output_is_found_by_a_part_of_its_name() -> None:
    """In any case, and never a microphone."""
    assert choose([MICROPHONE, HDMI, SPEAKERS], "speak", "", any_default=True) == SPEAKERS
    with pytest.raises(NoMicrophone, match="Nothing named built-in plays here"):
        choose([MICROPHONE, HDMI], "built-in", "", any_default=True)


def test_a_mac_needs_a_driver() -> None:
    """With it, it is a device; without it, a sentence says which to install."""
    assert choose([MICROPHONE, BLACKHOLE], "", NO_BLACKHOLE, any_default=False) == BLACKHOLE
    with pytest.raises(NoMicrophone, match="Install the free driver BlackHole"):
        choose([MICROPHONE], "", NO_BLACKHOLE, any_default=False)


def test_windows_needs_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one line says how to get it."""
    monkeypatch.setitem(sys.modules, "soundcard", None)

    with pytest.raises(NoMicrophone, match=r"pip install 'handrail\[loopback\]'"):
        loopback()
    assert "one more package" in MISSING


@pytest.mark.skipif(importlib.util.find_spec("numpy") is None, reason="numpy is not here.")
def test_numbers_become_samples() -> None:
    """What is out of range is clipped, not turned round."""
    import numpy as np  # noqa: PLC0415 -- only where it is installed

    frames = np.array([[0.0], [1.0], [-1.0], [3.0], [-3.0]], dtype="float32")

    found = [int.from_bytes(two, "little", signed=True) for two in _pairs(to_samples(frames))]

    assert found == [0, 32_767, -32_767, 32_767, -32_767]


def _pairs(data: bytes) -> list[bytes]:
    return [data[at : at + 2] for at in range(0, len(data), 2)]
