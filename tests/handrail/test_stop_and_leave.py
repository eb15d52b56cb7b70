"""Ctrl+C, a polite kill, a closed terminal: one sentence, the shell's code, nothing left behind."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from handrail.demo.plan import RECORDING
from meeting.apply import replay
from meeting.state import Status
from server.sqlite_read import read_events, read_meetings
from tests.handrail.program import Program
from tests.handrail.terminal import Terminal

pytestmark = [pytest.mark.usefixtures("english_engine"), pytest.mark.timeout(120)]

STOPS = [
    (signal.SIGINT, "Line client"),  # the engine is not loaded yet
    (signal.SIGINT, "Good morning, and welcome"),
    (signal.SIGTERM, "Captions are on"),
    (signal.SIGHUP, "Captions are on"),
]


@pytest.mark.parametrize(("number", "words"), STOPS)
def test_a_demo_that_is_stopped_saves_and_cleans_up(
    tmp_path: Path, number: signal.Signals, words: str
) -> None:
    """Its meeting is closed, three files are saved, and nothing of it runs on."""
    with Program(tmp_path, "demo", "--lines", "--to", tmp_path / "out") as demo:
        demo.wait_for(words)

        demo.process.send_signal(number)

        assert demo.ends() == 128 + number
        assert demo.errors == ["Stopped."]
        assert demo.alive() == []
    assert list((tmp_path / "tmp").iterdir()) == []
    (text,) = (path.read_text("utf-8") for path in (tmp_path / "out").glob("*.txt"))
    assert "It lasted 0:00:" in text
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_control_c_at_a_terminal_stops_the_demo(tmp_path: Path) -> None:
    """In the line client, where the terminal makes a signal of the key."""
    with Terminal(tmp_path, "demo", "--lines", "--to", tmp_path / "out") as terminal:
        terminal.wait_for("Captions are on")

        terminal.press("\x03")

        assert terminal.ends() == 130
        assert terminal.written.endswith("Stopped.\r\n")
        assert "Traceback" not in terminal.written


def test_a_closed_terminal_stops_the_screen_client(tmp_path: Path) -> None:
    """The transcript is saved all the same."""
    with Terminal(tmp_path, "demo", "--to", tmp_path / "out") as terminal:
        terminal.wait_for("Agenda, 5 items")

        terminal.process.send_signal(signal.SIGHUP)

        assert terminal.ends() == 129
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_server_stops_without_losing_anything(tmp_path: Path) -> None:
    """Ctrl+C is how servers end, so the code is 0; the meeting stays open."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Street fair") as server:
        server.wait_for("Give each link only to its people.")

        server.process.send_signal(signal.SIGINT)

        assert server.ends() == 0
        assert server.lines[-1] == "The server has stopped. Nothing is lost."
    log = tmp_path / "kept" / "meetings.sqlite"
    (meeting,) = read_meetings(log)
    assert replay(read_events(log, meeting.code)).status is Status.OPEN


def test_a_captioner_leaves_when_it_is_stopped(tmp_path: Path) -> None:
    """Nobody waits for it to come back; stopping is how it ends, so the code is 0."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Street fair") as server:
        server.wait_for("Give each link only to its people.")
        (links,) = (tmp_path / "kept").glob("*.links")
        words = ("join", "--lines", "--link-file", links, "--role", "host", "--name", "Hana")
        sound = RECORDING / "webinar.flac"
        with (
            Program(tmp_path, *words) as host,
            Program(tmp_path, "caption", "--link-file", links, sound) as captioner,
        ):
            host.wait_for("Captions are on")

            captioner.process.send_signal(signal.SIGINT)

            assert captioner.ends() == 0
            assert captioner.lines[-1] == "Captions have stopped."
            host.wait_for("Captioner left.")


def test_a_question_can_be_left_with_control_c(tmp_path: Path) -> None:
    """Before anything was joined."""
    with Terminal(tmp_path, "join") as terminal:
        terminal.wait_for("Paste the link")

        terminal.press_until_it_ends("\x03")

        assert terminal.ends() == 130
        assert terminal.written.endswith("Stopped.\r\n")


def test_a_second_client_is_not_needed_to_stop_a_host(tmp_path: Path) -> None:
    """A host who leaves keeps the server for the others, and Ctrl+C ends it."""
    words = ("host", "--port", "0", "--lines", "--title", "Street fair")
    with Program(tmp_path, *words, stdin=subprocess.PIPE) as host:
        host.wait_for("You are in Street fair as Host")
        host.type("/leave")
        host.type("y")
        host.wait_for("The meeting goes on for the others.")

        host.process.send_signal(signal.SIGINT)

        assert host.ends() == 0
