"""What people and machines get wrong: plain words, what to do next, and nothing logged is lost."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handrail.demo.plan import RECORDING
from meeting.events import ItemAdded
from server.sqlite_read import read_events, read_meetings
from tests.captions.made_models import make_model
from tests.handrail.program import Program, run
from tests.handrail.terminal import Terminal

SOUND = RECORDING / "webinar.flac"
NOBODY = "ws://127.0.0.1:1/j/ABC234#secret"
LONGEST_SENTENCE = 15
"""Words."""


def check(errors: str, sentence: str) -> None:
    """Hold what was said on the error output against the rules for such sentences."""
    last = errors.splitlines()[-1]
    assert last.startswith("handrail: ")
    assert sentence in last
    assert "Traceback" not in errors
    words = [part.split() for part in re.split(r"(?<=[.?!:]) ", last.removeprefix("handrail: "))]
    assert max(map(len, words)) <= LONGEST_SENTENCE
    assert len(words) > 1, "it says what happened, and what to do next"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a folder of things that are not what they should be."""
    (tmp_path / "no-sound.wav").write_text("These are words.\n")
    (tmp_path / "empty.flac").touch()
    (tmp_path / "cut-off.flac").write_bytes(SOUND.read_bytes()[:90_000])
    (tmp_path / "damaged-link.txt").write_text("ws://127.0.0.1:8765/j/ABC234\n")
    (tmp_path / "no-agenda.md").write_text("We meet at ten.\n")
    make_model(tmp_path / "broken-model")
    (tmp_path / "half-a-model" / "am").mkdir(parents=True)
    return tmp_path


CASES = {
    "an unreachable server": (
        "join --lines --name Ana",
        "No server answers at 127.0.0.1, port 1. Check the link",
    ),
    "a link with its end missing": (
        "join --lines --name Ana --link-file {}/damaged-link.txt",
        "The end of the link is missing, after the # sign. Ask for the link again",
    ),
    "a link file that is not there": (
        "join --lines --name Ana --link-file {}/nowhere",
        "Check its name.",
    ),
    "nobody's name": ("join --lines", "How should people call you? Add --name and your name."),
    "a language without a model": (
        "caption {}/no-sound.wav --language qq",
        "Get one with: handrail models get qq.",
    ),
    "a model that is not there": (
        "caption {}/no-sound.wav --model {}/nowhere",
        "See what there is: handrail models list.",
    ),
    "half a model": ("caption {}/no-sound.wav --model {}/half-a-model", "Get it again."),
    "a broken model": (f"caption {SOUND} --model {{}}/broken-model", "Get it again."),
    "a recording that is not there": ("demo --recording {}/nowhere.wav", "Look at the name again."),
    "a recording that is none": (
        "demo --recording {}/no-sound.wav",
        "Give it a WAV, FLAC, MP3 or Ogg Vorbis file.",
    ),
    "an empty recording": ("demo --recording {}/empty.flac", "is empty. Record it again."),
    "a folder instead of a recording": ("demo --recording {}", "Give the name of a sound file."),
    "a microphone that is not there": (
        "caption microphone:nowhere",
        "There is no microphone",
    ),
    "a log in a folder that takes none": (
        "serve --port 0 --log /proc/self/meetings.sqlite",
        "Name another place, or change who may write there.",
    ),
    "a log that is something else": (
        "serve --port 0 --log {}/no-agenda.md",
        "Nothing was changed. Name another file.",
    ),
    "an agenda that is none": (
        "serve --port 0 --agenda {}/no-agenda.md",
        "has no agenda items. Write one a line: 1. Welcome (5 min)",
    ),
    "an open door without encryption": (
        "serve --port 0 --address 0.0.0.0 --name-of-server example.org",
        "Add --tls-cert and --tls-key, or --plain-text-i-know.",
    ),
    "a transcript of no meeting": ("transcripts export latest", "hold a meeting first."),
    "a transcript in a folder that takes none": (
        "demo --to /proc/self/out",
        "Choose another folder with --to.",
    ),
}


@pytest.mark.parametrize(("line", "sentence"), CASES.values(), ids=CASES)
@pytest.mark.usefixtures("english_engine")
def test_it_is_told_in_plain_words(place: Path, line: str, sentence: str) -> None:
    """Exit code 1, and no traceback; sentences are short, and one of them says what to do."""
    words = [word.replace("{}", str(place)) for word in line.split()]

    code, _, errors = run(place, *words, env={"HANDRAIL_LINK": NOBODY})

    assert code == 1
    check(errors, sentence)


def test_a_machine_without_microphones_is_told(tmp_path: Path) -> None:
    """Its sound system may know of none."""
    code, _, errors = run(
        tmp_path, "caption", env={"HANDRAIL_LINK": NOBODY, "ALSA_CONFIG_PATH": "/dev/null"}
    )

    assert code == 1
    check(errors, "There is no microphone. Plug one in, or give a sound file.")


@pytest.mark.usefixtures("english_engine")
def test_a_cut_off_recording_is_captioned_as_far_as_it_goes(place: Path) -> None:
    """The words are saved, then the cut is told."""
    words = ("demo", "--lines", "--recording", place / "cut-off.flac", "--to", place / "out")

    code, output, errors = run(place, *words)

    assert code == 1
    check(errors, "cut-off.flac is cut off. It ends after 0:05 of 2:02. Get the whole")
    (text,) = (path.read_text("utf-8") for path in (place / "out").glob("*.txt"))
    assert "Good morning" in output
    assert "Good morning" in text


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    """By another program, or by another server of ours."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        number = other.getsockname()[1]

        code, _, errors = run(tmp_path, "serve", "--port", str(number))

    assert code == 1
    check(errors, f"Another program uses port {number}. Stop that program")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Program]:
    """Run a server with one meeting."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Street fair") as server:
        server.wait_for("Give each link only to its people.")
        yield server


def links_of(home: Path) -> Path:
    """Return the file with the links of the only meeting."""
    (path,) = (home / "kept").glob("*.links")
    return path


def text_of(path: Path) -> str:
    """Return what is in a file."""
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda link: f"{link[:-1]}{'A' if link[-1] != 'A' else 'B'}",
        lambda link: re.sub(r"/j/\w+", "/j/ZZZZZZ", link),
    ],
    ids=["another secret", "another meeting"],
)
@pytest.mark.usefixtures("served")
def test_a_wrong_link_is_told(tmp_path: Path, spoil: Callable[[str], str]) -> None:
    """The server says no, and the person learns whom to ask."""
    link = text_of(links_of(tmp_path)).splitlines()[0].partition(": ")[2]

    code, _, errors = run(
        tmp_path, "join", "--lines", "--name", "Ana", env={"HANDRAIL_LINK": spoil(link)}
    )

    assert code == 1
    check(errors, "This link does not open a meeting here. Ask for a new link.")


def test_a_link_that_was_changed_is_told(tmp_path: Path, served: Program) -> None:
    """New links end the old ones; the log and its meeting are as before."""
    old = text_of(links_of(tmp_path)).splitlines()[0].partition(": ")[2]
    (meeting,) = read_meetings(tmp_path / "kept" / "meetings.sqlite")
    port = re.search(r":(\d+)/j/", old)
    assert port is not None
    served.process.terminate()
    assert served.ends() == 0
    command = ("serve", "--port", port[1], "--new-links", meeting.code)
    with Program(tmp_path, *command) as server:
        server.wait_for("The old ones do not work any more.")

        code, _, errors = run(
            tmp_path, "join", "--lines", "--name", "Ana", env={"HANDRAIL_LINK": old}
        )

    assert code == 1
    check(errors, "new link")


def test_a_disk_that_is_full_from_the_start_is_told(tmp_path: Path) -> None:
    """No log is begun, and nothing is left of the try."""
    words = ("serve", "--port", "0", "--title", "Street fair")
    with Program(tmp_path, *words, largest_file=8_192) as server:
        code = server.ends()

    assert code == 1
    check("\n".join(server.errors), "meetings.sqlite.")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_disk_that_fills_up_loses_nothing_that_was_told(tmp_path: Path) -> None:
    """The server stops and says why; every line that came back is in the log."""
    words = ("serve", "--port", "0", "--title", "Street fair")
    with Program(tmp_path, *words, largest_file=120_000) as server:
        server.wait_for("Give each link only to its people.")
        command = ("join", "--lines", "--link-file", links_of(tmp_path), "--role", "host")
        with Program(tmp_path, *command, "--name", "Hana") as host:
            host.wait_for("You are in Street fair as Hana")
            for number in range(40):
                host.type(f"/item add Point {number}, {'with many words ' * 10}")

            code = server.ends()
            host.wait_for("The line is lost.")

    assert code == 1
    check("\n".join(server.errors), "Check the disk, then start Handrail again.")
    log = tmp_path / "kept" / "meetings.sqlite"
    (meeting,) = read_meetings(log)
    kept = [one.title for one in read_events(log, meeting.code) if isinstance(one, ItemAdded)]
    told = [line for line in host.lines if line.startswith("New on the agenda: ")]
    assert told
    assert told == [f"New on the agenda: {title}." for title in kept[: len(told)]]


def test_a_very_small_terminal_shows_the_meeting_all_the_same(tmp_path: Path) -> None:
    """20 columns by 5 rows: what magnification leaves of a screen."""
    words = ("demo", "--seconds", "1", "--to", tmp_path / "out")
    with Terminal(tmp_path, *words, size=(20, 5)) as terminal:
        terminal.wait_for("Asha Rao")

        assert terminal.ends() == 0
        assert "Traceback" not in terminal.written
