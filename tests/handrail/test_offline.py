"""`handrail caption FILE --offline`: a recording becomes captions, without a meeting."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
import webvtt

from benchmarks.captions_scoring import demo, error_rate, words
from handrail.demo.plan import RECORDING as FOLDER
from tests.captions.sounds import read, write_wav
from tests.handrail.program import Program, run

RECORDING = FOLDER / "webinar.flac"
HEARD_MS = 26_000
"""A fifth of the recording: seven sentences."""


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """Cut the beginning out of the recording."""
    return write_wav(tmp_path / "talk.wav", read(RECORDING)[: HEARD_MS * 32])


@pytest.mark.usefixtures("english_engine")
@pytest.mark.timeout(150)
def test_a_run_that_was_stopped_goes_on(tmp_path: Path, part: Path) -> None:
    """The second run says from where; the files have the whole, and nothing else is left."""
    command = ("caption", part, "--offline", "--to", tmp_path / "out", "--format", "vtt,srt,md")
    with Program(tmp_path, *command) as first:
        first.wait_for("50 percent")
        first.process.send_signal(signal.SIGINT)
        assert first.ends() == 130
        assert first.errors[-2:] == [
            "What is captioned is kept. Type the same command again to go on.",
            "Stopped.",
        ]

    code, told, _ = run(tmp_path, *command, seconds=100)

    assert code == 0
    assert "Going on after 0:0" in told or "Going on after 0:1" in told
    names = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert names == [".md", ".srt", ".vtt"]
    (captions,) = (tmp_path / "out").glob("*.vtt")
    text = " ".join(one.text for one in webvtt.read(str(captions)).captions)
    assert error_rate(words(demo(HEARD_MS).text), words(text)) < 0.15


@pytest.mark.usefixtures("english_engine")
def test_a_recording_without_speech_is_told(tmp_path: Path) -> None:
    """And no empty transcript is saved."""
    quiet = write_wav(tmp_path / "quiet.wav", bytes(64_000))

    code, _, errors = run(tmp_path, "caption", quiet, "--offline", "--to", tmp_path / "out")

    assert code == 1
    assert "Nobody speaks in quiet.wav, as far as the engine can hear." in errors
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("caption --offline", "Only files can be captioned offline."),
        ("caption computer --offline", "Only files can be captioned offline."),
        ("caption talk.flac --offline --format dance", "There is no format called dance."),
        ("caption talk.flac --offline --to /proc/self/out", "Choose another folder with --to."),
    ],
)
def test_what_cannot_be_done_is_told_first(tmp_path: Path, line: str, sentence: str) -> None:
    """Before an hour of work."""
    code, _, errors = run(tmp_path, *line.split())

    assert code in {1, 2}
    assert sentence in errors
    assert "Traceback" not in errors
