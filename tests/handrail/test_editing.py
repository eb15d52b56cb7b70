"""`handrail transcripts edit`, through a pipe: every change is in the log at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from server.sqlite_log import open_log
from tests.captions.pulse import Hearer, sound_server
from tests.captions.sounds import tone, write_wav
from tests.handrail.program import Program
from tests.handrail.terminal import Terminal

POUNDS = "00:01.000 --> 00:03.000\n<v Ana>We spent fourteen pounds.\n"


def a_log(home: Path, said: str = POUNDS) -> Path:
    """Take a recording in, and return the log."""
    recording = home / "talk.vtt"
    recording.write_text(f"WEBVTT\n\n{said}")
    log = home / "log"
    with Program(home, "transcripts", "import", recording, "--log", log) as taken:
        assert taken.ends() == 0
    return log


def test_a_meeting_is_mended_through_a_pipe(tmp_path: Path) -> None:
    """One command a line, one line an answer; the export has it, and the log verifies."""
    log = a_log(tmp_path)
    with Program(tmp_path, "transcripts", "edit", "latest", "--log", log, "--name", "Zoe") as edit:
        edit.type("s/fourteen/forty/\nspeaker everywhere Ana Lee\nq\n")
        assert edit.ends() == 0

    with Program(tmp_path, "transcripts", "verify", "latest", "--log", log) as verified:
        assert verified.ends() == 0
    words = ("transcripts", "export", "latest", "--log", log, "--format", "txt", "--to", tmp_path)
    with Program(tmp_path, *words) as exported:
        assert exported.ends() == 0
    (text,) = tmp_path.glob("*.txt")

    assert any(line.startswith("Changed. ") for line in edit.lines)
    assert "Ana Lee" in text.read_text()
    assert "We spent forty pounds." in text.read_text()


def test_nothing_is_lost_when_the_editor_is_killed(tmp_path: Path) -> None:
    """What was told as changed is on disk; the next editor goes on from there."""
    log = a_log(tmp_path)
    words = ("transcripts", "edit", "latest", "--log", log, "--name", "Zoe")
    with Program(tmp_path, *words) as edit:
        edit.type("s/fourteen/forty/")
        edit.wait_for("Changed. ")
        edit.process.kill()
        edit.process.wait()

    with Program(tmp_path, *words) as again:
        again.type("w\nu\nq\n")
        assert again.ends() == 0

    assert "We spent forty pounds." in again.lines[2]
    assert again.lines[3].startswith("Taken back: ")


async def test_a_log_in_use_is_left_alone(tmp_path: Path) -> None:
    """One sentence says what to do, and what is in the log stays."""
    log = a_log(tmp_path)
    server = open_log(log)
    with Program(tmp_path, "transcripts", "edit", "latest", "--log", log, "--name", "Zoe") as edit:
        assert edit.ends() == 1
    await server.close()

    (sentence,) = edit.errors
    assert "Another Handrail server uses the log" in sentence


def test_nobody_mends_without_a_name(tmp_path: Path) -> None:
    """It stands beside each correction; a script that gives none is told how."""
    log = a_log(tmp_path)
    with Program(tmp_path, "transcripts", "edit", "latest", "--log", log) as edit:
        assert edit.ends() == 1

    assert "Add --name and your name." in edit.errors[0]


def test_the_last_words_stand_below_the_closed_screen(tmp_path: Path) -> None:
    """On the screen itself they would go with it, before a reader has spoken them."""
    words = ("transcripts", "edit", "latest", "--log", a_log(tmp_path), "--name", "Zoe", "--screen")
    with Terminal(tmp_path, *words) as edit:
        edit.wait_for("fourteen pounds")
        edit.press("q")

        assert edit.ends() == 0
        _, left, below = edit.written.rpartition("\x1b[?1049l")
    assert left
    assert "Everything that you changed is kept." in below


@pytest.mark.parametrize("face", ["--lines", "--screen"])
@pytest.mark.parametrize("begins", ["0:00", "-0:01"])
def test_a_line_is_heard_by_one_key(tmp_path: Path, face: str, begins: str) -> None:
    """From a real sound server: the sound of the second line's time, and nothing else."""
    log = a_log(tmp_path, "00:01.000 --> 00:02.000\nOne.\n\n00:03.000 --> 00:04.000\nTwo.\n")
    before = 1000 if begins.startswith("-") else 0
    talk = tone(2500 + before, hertz=400) + tone(2000, hertz=1000) + tone(2000, hertz=400)
    sound = write_wav(tmp_path / "talk.wav", talk)
    words = ("transcripts", "edit", "latest", "--log", log, "--name", "Zoe", face)
    more = ("--sound", sound, f"--sound-begins={begins}")
    with (
        sound_server(tmp_path, "out") as pulse,
        Hearer(pulse, "out") as hearer,
        Terminal(tmp_path, *words, *more, env={"PULSE_SERVER": pulse.address}) as edit,
    ):
        edit.wait_for("Press space to hear a line.")
        edit.press("j")
        edit.wait_for("Two.")
        edit.press(" ")
        edit.wait_for("Playing.")
        time.sleep(2.5)
        edit.press("q")
        assert edit.ends() == 0

    assert hearer.hertz == pytest.approx(1000, rel=0.05)
    assert 1200 < hearer.ms < 1900


def test_a_sound_that_is_not_there_is_said_before_the_editor_opens(tmp_path: Path) -> None:
    """Its name may have a slip."""
    words = ("transcripts", "edit", "latest", "--log", a_log(tmp_path), "--name", "Zoe")
    with Program(tmp_path, *words, "--sound", tmp_path / "tlak.wav") as edit:
        assert edit.ends() == 1

    assert "Look at the name again." in edit.errors[0]
