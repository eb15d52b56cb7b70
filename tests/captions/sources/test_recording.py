"""Recordings: every kind of file, at any rate, and a sentence for each that can't be played."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from captions.errors import CaptionError, CutOffSound, EmptySound, NoSoundFile, NotSound
from captions.sound.chunks import Chunk, level
from captions.sources.recording import Recording
from tests.captions.sounds import RATE, noise, silence, tone, write_wav


async def _play(recording: Recording) -> list[Chunk]:
    return [chunk async for chunk in recording.chunks()]


async def test_a_wav_comes_as_it_is(tmp_path: Path) -> None:
    """Sample for sample, in chunks of 100 ms."""
    data = noise(1_050)
    recording = Recording(write_wav(tmp_path / "a.wav", data))

    played = await _play(recording)

    assert b"".join(chunk.samples for chunk in played) == data
    assert [chunk.start for chunk in played] == list(range(0, 1_050, 100))
    assert (recording.name, recording.rate, recording.length) == ("a.wav", RATE, 1_050)


async def test_stereo_becomes_one_channel(tmp_path: Path) -> None:
    """The mean of both: one silent side halves the other."""
    left = tone(500, loud=0.5)
    both = b"".join(left[at : at + 2] + b"\0\0" for at in range(0, len(left), 2))

    played = await _play(Recording(write_wav(tmp_path / "a.wav", both, channels=2)))

    assert sum(len(chunk.samples) for chunk in played) == len(left)
    assert level(played[1]).peak == pytest.approx(-12, abs=0.2)


@pytest.mark.parametrize(
    ("native", "taken", "rate"),
    [
        (44_100, (16_000, 44_100), 44_100),
        (48_000, (16_000,), 16_000),
        (24_000, (16_000, 48_000), 16_000),
        (8_000, (8_000, 16_000), 8_000),
    ],
)
async def test_the_rate_is_one_that_the_engine_takes(
    tmp_path: Path, native: int, taken: tuple[int, ...], rate: int
) -> None:
    """The file's own where that is possible; the length stays the same."""
    path = write_wav(tmp_path / "a.wav", tone(1_000, rate=native), rate=native)

    played = await _play(Recording(path, taken))

    assert {chunk.rate for chunk in played} == {rate}
    assert played[-1].end == pytest.approx(1_000, abs=5)


async def test_the_name_of_a_file_may_lie(tmp_path: Path) -> None:
    """What is inside counts."""
    path = write_wav(tmp_path / "speech.mp3", tone(300))

    assert len(await _play(Recording(path))) == 3


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """With its name, so that a slip of the keyboard is found."""
    with pytest.raises(NoSoundFile, match=r"There is no file .*nowhere\.wav"):
        Recording(tmp_path / "nowhere.wav")


def test_a_folder_is_no_sound(tmp_path: Path) -> None:
    """A folder is a likely slip, so it has its own sentence."""
    with pytest.raises(NotSound, match="is a folder"):
        Recording(tmp_path)


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    """A recorder that never started leaves one."""
    (tmp_path / "a.wav").touch()

    with pytest.raises(EmptySound, match="is empty"):
        Recording(tmp_path / "a.wav")


@pytest.mark.parametrize(
    "content",
    [
        b"Dear all, please find attached",
        b"RIFF\x24\x00\x00\x00WAVEjunk",
        b"fLaC" + bytes(100),
        b"OggS" + bytes(100),
        b"ID3" + bytes(100),
        bytes(1000),
        b"R",
        b"\x00\x00\x00\x20ftypM4A ",
    ],
)
async def test_what_is_no_sound_is_said(tmp_path: Path, content: bytes) -> None:
    """Letters, damaged headers and unknown kinds: one sentence, and what can be given."""
    path = tmp_path / "a.wav"
    path.write_bytes(content)

    with pytest.raises(CaptionError) as raised:
        await _play(Recording(path))

    assert isinstance(raised.value, NotSound | EmptySound)


async def test_a_wav_without_samples_is_empty(tmp_path: Path) -> None:
    """A whole header and nothing after it."""
    recording = Recording(write_wav(tmp_path / "a.wav", b""))

    with pytest.raises(EmptySound, match=r"no sound in a\.wav"):
        await _play(recording)


async def test_a_cut_off_file_plays_to_its_end_and_says_so(tmp_path: Path) -> None:
    """What is there is given first."""
    path = write_wav(tmp_path / "a.wav", tone(10_000))
    path.write_bytes(path.read_bytes()[: 44 + 2 * RATE * 4])
    chunks = Recording(path).chunks()

    played = [await anext(chunks) for _ in range(40)]

    assert played[-1].end == 4_000
    with pytest.raises(CutOffSound, match=r"cut off\. It ends after 0:04 of 0:10"):
        await anext(chunks)


async def test_a_recorder_that_never_wrote_its_length_is_not_cut_off(tmp_path: Path) -> None:
    """A WAV from a pipe promises four gigabytes."""
    path = write_wav(tmp_path / "a.wav", tone(1_000))
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 4, 0xFFFFFFFF)
    struct.pack_into("<I", data, 40, 0xFFFFFFFF)
    path.write_bytes(data)

    recording = Recording(path)
    played = await _play(recording)

    assert (recording.length, played[-1].end) == (0, 1_000)


@pytest.mark.shared_audio
async def test_a_flac_cut_in_the_middle_is_said(tmp_path: Path, shared_audio: Path) -> None:
    """FLAC tells its length at the beginning."""
    whole = (shared_audio / "en" / "jfk.flac").read_bytes()
    (tmp_path / "a.flac").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(CutOffSound):
        await _play(Recording(tmp_path / "a.flac"))


async def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    """With the system's reason."""
    path = write_wav(tmp_path / "a.wav", silence(100))
    path.chmod(0)
    if _may_read_all(path):
        pytest.skip("This person may read everything.")

    with pytest.raises(NoSoundFile, match="cannot be read"):
        Recording(path)


def _may_read_all(path: Path) -> bool:
    try:
        shutil.copy(path, path.with_suffix(".copy"))
    except PermissionError:
        return False
    return True
