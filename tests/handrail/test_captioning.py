"""`handrail caption`: several sounds at once, devices and levels in words, and what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import miniaudio
import pytest

from handrail.demo.plan import RECORDING as FOLDER
from meeting.apply import replay
from meeting.state import Meeting
from server.sqlite_log import read_events, read_meetings
from tests.captions.pulse import Pulse, sound_server
from tests.captions.sounds import write_wav
from tests.handrail.program import Program, run

RECORDING = FOLDER / "webinar.flac"
FIRST, SECOND = (900, 3_700), (17_300, 20_800)
"""A sentence each of the recording, with a pause before and after, in milliseconds."""

NOBODY = "ws://127.0.0.1:9/j/aaa-bbb#nobody"


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Program]:
    """Run a server with one meeting."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Fair") as server:
        server.wait_for("All links are in ")
        yield server


def links(server: Program) -> tuple[str, str]:
    """Give the option that names the file of the meeting's links."""
    told = server.wait_for("All links are in ")
    return "--link-file", told.removeprefix("All links are in ").removesuffix(".")


def part(folder: Path, name: str, times: tuple[int, int]) -> Path:
    """Cut a part out of the recording."""
    samples = miniaudio.decode_file(str(RECORDING), nchannels=1, sample_rate=16_000).samples
    return write_wav(folder / name, samples[times[0] * 16 : times[1] * 16].tobytes())


def held(tmp_path: Path) -> Meeting:
    """Give the meeting as the log has it."""
    log = tmp_path / "kept" / "meetings.sqlite"
    (one,) = read_meetings(log)
    return replay(read_events(log, one.code))


@pytest.mark.usefixtures("english_engine")
@pytest.mark.timeout(120)
def test_two_sounds_are_captioned_at_once(tmp_path: Path, meeting: Program) -> None:
    """Each under its own name and in its own language; one that fails does not stop the others."""
    words = (
        f"Hall={part(tmp_path, 'one.wav', FIRST)}",
        f"Stage={part(tmp_path, 'two.wav', SECOND)}@en-GB",
        "Attic=nowhere.wav",
    )

    code, _, errors = run(tmp_path, "caption", *words, *links(meeting))

    assert code == 1
    assert errors.count("Attic: There is no file nowhere.wav. Look at the name again.") == 1
    captions = [
        (held(tmp_path).name_of(one.by), one.language, one.text) for one in held(tmp_path).captions
    ]
    assert {(name, language) for name, language, _ in captions} == {
        ("Hall", "en"),
        ("Stage", "en-GB"),
    }
    said = {name: text.lower() for name, _, text in captions}
    assert "welcome" in said["Hall"]
    assert "slow down" in said["Stage"]


def test_more_than_the_machine_can_hear_is_refused(tmp_path: Path) -> None:
    """Beyond six, captions fall behind; two cannot read the same pipe."""
    many = run(tmp_path, "caption", *["computer"] * 7, env={"HANDRAIL_LINK": NOBODY})
    twice = run(tmp_path, "caption", "-", "-", env={"HANDRAIL_LINK": NOBODY})

    assert many[2] == "handrail: These are too many at once. Caption 6 at the most.\n"
    assert twice[2] == "handrail: There is one standard input only. Say - once.\n"


@pytest.fixture
def pulse(tmp_path: Path) -> Iterator[Pulse]:
    """Run a sound server with one output."""
    with sound_server(tmp_path, "speakers") as server:
        yield server


def test_devices_are_listed_with_how_they_sound(tmp_path: Path, pulse: Pulse) -> None:
    """One line each, and what to type next; nobody needs to see a needle."""
    with pulse.play(RECORDING, "speakers") as player:
        code, told, _ = run(tmp_path, "caption", "--devices", env={"PULSE_SERVER": pulse.address})
        player.terminate()

    assert code == 0
    assert told.splitlines() == [
        "Listening for 5 seconds. Say something.",
        "What the computer plays: Monitor of speakers. Good.",
        "To caption one of them: handrail caption microphone:NAME, with a part of its name.",
        "To caption what the computer plays: handrail caption computer",
    ]


def test_one_sound_is_followed_in_words(tmp_path: Path, pulse: Pulse) -> None:
    """Until Ctrl+C; a line comes only when the news changes."""
    heard = {"PULSE_SERVER": pulse.address}
    with Program(tmp_path, "caption", "--test", "computer", env=heard) as test:
        test.wait_for("Silence.")
        with pulse.play(RECORDING, "speakers") as player:
            test.wait_for("Good.")
            player.terminate()
        test.process.terminate()

        assert test.ends() == 143
        assert test.lines[0] == "Listening to the computer's own sound. Press Ctrl+C to stop."


def test_a_recording_can_be_tried_too(tmp_path: Path) -> None:
    """To know before the meeting whether it is loud enough."""
    code, told, _ = run(tmp_path, "caption", "--test", part(tmp_path, "one.wav", FIRST))

    assert code == 0
    assert told.splitlines()[1:] == ["Good."]
