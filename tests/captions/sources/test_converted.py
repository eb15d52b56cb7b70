"""Video and other sound: through ffmpeg where it is, and a plain sentence where it is not."""

from __future__ import annotations

import subprocess
from contextlib import aclosing
from pathlib import Path

import pytest

from captions.errors import CutOffSound, EmptySound, NotSound
from captions.sources.converted import Converted, has_ffmpeg
from captions.sources.file import open_file
from captions.sources.recording import Recording
from tests.captions.sounds import tone, write_wav

needs_ffmpeg = pytest.mark.skipif(not has_ffmpeg(), reason="There is no ffmpeg here.")


def film(folder: Path, *options: str, name: str = "talk.mkv", sound: bool = True) -> Path:
    """Make a film of two seconds, with a tone."""
    picture = ("-f", "lavfi", "-i", "color=c=blue:s=32x32:d=2")
    wav = ("-i", str(write_wav(folder / "tone.wav", tone(2000)))) if sound else ()
    path = folder / name
    command = ["ffmpeg", "-v", "error", "-y", *picture, *wav, *options, str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return path


@needs_ffmpeg
@pytest.mark.parametrize("name", ["talk.mkv", "talk.mp4", "-odd name.mkv"])
async def test_the_sound_of_a_film_is_read(tmp_path: Path, name: str) -> None:
    """As 16-bit mono at 16,000 a second, all of it, whatever the film is called."""
    source = open_file(film(tmp_path, name=f"./{name}" if name[0] != "-" else name))
    assert isinstance(source, Converted)

    got = [chunk async for chunk in source.chunks()]

    assert abs(source.length - 2000) < 100
    assert abs(got[-1].end - 2000) < 100
    assert {chunk.rate for chunk in got} == {16_000}
    assert [chunk.start for chunk in got] == list(range(0, 100 * len(got), 100))


@needs_ffmpeg
async def test_ffmpeg_ends_when_nobody_listens_any_more(tmp_path: Path) -> None:
    """After one chunk, with most of the film unread."""
    async with aclosing(open_file(film(tmp_path)).chunks()) as chunks:
        chunk = await anext(chunks)

    assert chunk.start == 0


@needs_ffmpeg
def test_a_film_without_sound_is_told(tmp_path: Path) -> None:
    """Before anything is captioned."""
    with pytest.raises(EmptySound, match=r"There is no sound in talk\.mkv\."):
        open_file(film(tmp_path, sound=False))


@needs_ffmpeg
def test_what_ffmpeg_cannot_read_is_told(tmp_path: Path) -> None:
    """A text is no film."""
    path = tmp_path / "notes.mkv"
    path.write_text("only words, and no sound at all", encoding="utf-8")

    with pytest.raises(NotSound, match="Give it another file"):
        open_file(path)


@needs_ffmpeg
async def test_a_damaged_film_gives_what_it_has(tmp_path: Path) -> None:
    """Its first second is whole, and the rest is missing."""
    path = film(tmp_path, "-c:a", "pcm_s16le")
    path.write_bytes(path.read_bytes()[:-20_000])

    got = [chunk async for chunk in open_file(path).chunks()]

    assert 1_000 < got[-1].end < 1_900


@needs_ffmpeg
async def test_a_film_that_ffmpeg_gives_up_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After all that could be read was given."""
    source = open_file(film(tmp_path))
    stand_in = tmp_path / "bin" / "ffmpeg"
    stand_in.parent.mkdir()
    stand_in.write_text("#!/bin/sh\nhead -c 3200 /dev/zero\nexit 1\n", encoding="utf-8")
    stand_in.chmod(0o700)
    monkeypatch.setenv("PATH", f"{stand_in.parent}:/usr/bin:/bin")
    chunks = source.chunks()
    first = await anext(chunks)

    with pytest.raises(CutOffSound, match=r"talk\.mkv is damaged\."):
        await anext(chunks)
    assert first.end == 100


@needs_ffmpeg
def test_a_playlist_opens_no_addresses(tmp_path: Path) -> None:
    """A file that only names an address on the network is no sound."""
    path = tmp_path / "list.m3u8"
    path.write_text("#EXTM3U\n#EXTINF:2,\nhttp://127.0.0.1:9/talk.ts\n", encoding="utf-8")

    with pytest.raises(NotSound):
        open_file(path)


def test_without_ffmpeg_people_are_told_to_install_it(tmp_path: Path) -> None:
    """The other way out is a file that needs none."""
    path = tmp_path / "talk.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42")

    with pytest.raises(NotSound, match=r"For video and other sound, install ffmpeg\.$"):
        open_file(path, ffmpeg=False)


def test_what_needs_no_ffmpeg_is_read_without_it(tmp_path: Path) -> None:
    """Sound files are read as before."""
    path = write_wav(tmp_path / "tone.wav", tone(500))

    assert isinstance(open_file(path, ffmpeg=True), Recording)
