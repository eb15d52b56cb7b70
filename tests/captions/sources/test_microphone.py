"""The microphone: a sentence where there is none, and never a device of endless silence."""

from __future__ import annotations

import miniaudio
import pytest

from captions.errors import NoMicrophone
from captions.sources.microphone import BACKENDS, Microphone, microphones


def test_the_silent_device_is_never_taken() -> None:
    """Miniaudio's last resort gives zeros for ever, and nobody would know."""
    assert miniaudio.Backend.NULL not in BACKENDS


def test_no_microphone_is_one_sentence() -> None:
    """On a machine without sound, and what to do."""
    try:
        said = str(bool(microphones()))
    except NoMicrophone as error:
        said = str(error)

    assert said in {"True", "There is no microphone. Plug one in, or give a sound file."}


def test_a_name_that_nobody_has_is_said() -> None:
    """With the names that there are, where there are some."""
    with pytest.raises(NoMicrophone, match="There is no microphone"):
        Microphone("no such thing")
