"""The microphone: a sentence where there is none, and never a device of endless silence."""

from __future__ import annotations

from contextlib import aclosing

import miniaudio
import pytest

from captions.errors import NoMicrophone
from captions.sources.device import BACKENDS, find_devices
from captions.sources.microphone import microphone


def test_the_silent_device_is_never_taken() -> None:
    """Miniaudio's last resort gives zeros for ever, and nobody would know."""
    assert miniaudio.Backend.NULL not in BACKENDS


def test_no_microphone_is_one_sentence() -> None:
    """On a machine without sound, and what to do."""
    try:
        said = str(bool(find_devices()))
    except NoMicrophone as error:
        said = str(error)

    assert said in {"True", "There is no microphone. Plug one in, or give a sound file."}


def test_a_name_that_nobody_has_is_said() -> None:
    """With the names that there are, where there are some."""
    with pytest.raises(NoMicrophone, match="There is no microphone"):
        microphone("no such thing")


SILENT = [miniaudio.Backend.NULL]
"""Miniaudio's own device of silence: it needs no sound card, and keeps real time."""


async def test_sound_comes_in_chunks_until_nobody_listens() -> None:
    """And the device is open only so long."""
    async with aclosing(microphone(backends=SILENT).chunks()) as chunks:
        got = [await anext(chunks) for _ in range(3)]

    assert [(chunk.start, chunk.rate) for chunk in got] == [
        (0, 16_000),
        (100, 16_000),
        (200, 16_000),
    ]


def test_a_microphone_is_found_by_a_part_of_its_name() -> None:
    """Names are long, and nobody knows them by heart."""
    assert "NULL" in microphone("null", backends=SILENT).name
    with pytest.raises(NoMicrophone, match=r"There is no microphone xyz\. There are: NULL"):
        microphone("xyz", backends=SILENT)
