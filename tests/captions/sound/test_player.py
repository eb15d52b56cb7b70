"""What is played comes out of the computer, and only that stretch."""

from __future__ import annotations

import asyncio
import subprocess
from array import array
from collections.abc import Iterator
from pathlib import Path

import miniaudio
import pytest

from captions.errors import NoOutput
from captions.sound.player import Player
from captions.sources.converted import has_ffmpeg
from captions.sources.file import open_file
from tests.captions.pulse import Hearer, Pulse, sound_server
from tests.captions.sounds import RATE, hertz, tone, write_wav

FIRST, SECOND = 400.0, 1000.0
"""Hertz of the first second of the recording and of the second one."""


@pytest.fixture
def pulse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    """Run a sound server that this program finds."""
    with sound_server(tmp_path, "out") as pulse:
        monkeypatch.setenv("PULSE_SERVER", pulse.address)
        yield pulse


def two_tones(folder: Path) -> Path:
    """Write a recording of two seconds."""
    return write_wav(folder / "talk.wav", tone(1000, hertz=FIRST) + tone(1000, hertz=SECOND))


async def test_a_stretch_is_heard_from_its_beginning_to_its_end(
    pulse: Pulse, tmp_path: Path
) -> None:
    """Of two tones only the second; and when it is over, the output is let go."""
    file = open_file(two_tones(tmp_path))
    player = Player()
    with Hearer(pulse, "out") as hearer:
        player.begin(file.stretch(1000, 2000), file.rate)
        await asyncio.sleep(1.0)
        assert pulse.control("list", "short", "sink-inputs")
        await asyncio.sleep(1.5)
        assert not player.stop()
        assert pulse.control("list", "short", "sink-inputs") == ""

    assert hearer.hertz == pytest.approx(SECOND, rel=0.05)
    assert 700 < hearer.ms < 1300


async def test_what_plays_can_be_stopped(pulse: Pulse) -> None:
    """At once, as with any key that makes a noise."""
    player = Player()
    player.begin(tone(30_000), RATE)
    await asyncio.sleep(0.3)

    assert player.stop()
    assert not player.stop()
    assert pulse.control("list", "short", "sink-inputs") == ""


async def test_a_computer_without_a_loudspeaker_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence, with what to look at."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")

    with pytest.raises(NoOutput, match="Look whether a loudspeaker is on"):
        Player(backends=[miniaudio.Backend.PULSEAUDIO]).begin(tone(100), RATE)


@pytest.mark.parametrize("ending", ["wav", "mp4"])
def test_a_stretch_has_the_sound_of_its_time(tmp_path: Path, ending: str) -> None:
    """From a sound file, and from a video through ffmpeg; past the end there is nothing."""
    path = two_tones(tmp_path)
    if ending == "mp4":
        if not has_ffmpeg():
            pytest.skip("There is no ffmpeg here.")
        wav, path = path, tmp_path / "talk.mp4"
        subprocess.run(
            ["ffmpeg", "-v", "error", "-i", wav, path], check=True, stdin=subprocess.DEVNULL
        )
    file = open_file(path)

    middle = array("h", file.stretch(1200, 1700))

    assert len(middle) == file.rate // 2
    assert hertz(middle, file.rate) == pytest.approx(SECOND, rel=0.05)
    assert len(file.stretch(1500, 9000)) < 0.8 * 2 * file.rate
    assert file.stretch(9000, 9500) == b""
