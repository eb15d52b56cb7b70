"""Every line that our pages give for a shell is typed into one, and does what it is for."""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import pytest

from meeting.roles import Role
from tests.docs.desk import ROOT, Desk, shell_lines
from tests.handrail.program import Program

ELSEWHERE = {
    "pkill -HUP -f 'handrail serve'": "handrail/test_renewing.py",
    "handrail models get en": "captions/models/test_fetching.py",
    "handrail demo --practice": "handrail/demo/practice/test_stage.py",
    "handrail transcripts edit latest": "handrail/test_editing.py",
    "handrail transcripts edit latest --sound talk.mp3": "handrail/test_editing.py",
    "handrail caption": "captions/sources/test_microphone.py",
    'handrail caption --only "Your Name" --name "Your Name\'s captions"': "captions/test_floor.py",
    "handrail caption computer": "captions/sources/test_pulse.py",
    "handrail caption microphone:usb": "captions/sources/test_microphone.py",
    "handrail captions devices": "handrail/test_captioning.py",
    "handrail captions test computer": "handrail/test_captioning.py",
    "handrail caption Hall=microphone:usb Interpreter=computer@es": "handrail/test_captioning.py",
}
"""Lines that need a network, a microphone or much time, and the tests that try the like."""

FOLLOWED = [line for line in shell_lines() if line not in ELSEWHERE]
SERVERS = [line for line in FOLLOWED if re.match(r"handrail (host|serve)\b", line)]
VISITS = [line for line in FOLLOWED if re.match(r"handrail( join\b.*)?$", line)]
CAPTIONERS = [line for line in FOLLOWED if "handrail caption " in line]
OTHERS = [line for line in FOLLOWED if line not in {*SERVERS, *VISITS, *CAPTIONERS}]

SERVED = {
    "": "The short code for participants",
    "--title": "is open.",
    "--new-links": "has new links. The old ones do not work any more.",
}
"""What a server says, where its line has these words."""

CAPTIONED = {
    "handrail caption socket": "ws://127.0.0.1:",
    "handrail caption cart": "http://127.0.0.1:",
    "handrail caption lines": "127.0.0.1",
    "handrail caption typed --short-forms short.txt": "Type",
}
"""What a captioner says that waits for somebody; the others end with their recording."""

QUESTIONS = {
    "Do you use a screen reader": r"^handrail$",
    "Type a number": r"^handrail$",
    "Paste the link": r"^handrail( join)?( --keep .*)?$",
    "How should people call you": "",
}
"""What somebody is asked who comes in, and in which lines."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give a desk with a meeting from long ago, a certificate, and a note of a fingerprint."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.certify()
    with desk.types("handrail transcripts import before.vtt --on 2026-10-05T14:30") as program:
        assert program.ends() == 0
    with desk.types("handrail transcripts verify latest") as program:
        told = program.wait_for("Its fingerprint is")
    desk.meant["120-3f9a6c1e55d0b7a2"] = told.split()[3].rstrip(".")
    return desk


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give the desk of a server that was killed in a meeting, and started anew."""
    desk = Desk(tmp_path_factory.mktemp("meeting"))
    desk.record()
    with desk.types("handrail serve --title 'Street fair' --agenda agenda.md --port 0") as first:
        desk.enter(first)
    shutil.copytree(desk.kept, desk.kept.with_name("killed"))
    port = desk.meant["wss://meet.example.org:8765"].rpartition(":")[2]
    with desk.types(f"handrail serve --port {port}") as again:
        desk.enter(again)
        yield desk
        desk.forget()


@pytest.fixture(scope="module")
def servers(
    meeting: Desk, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Program]]:
    """Start every server of the pages side by side, each where one was killed."""
    with ExitStack() as stack:
        started = {}
        for line in SERVERS:
            desk = Desk(tmp_path_factory.mktemp("server"))
            desk.certify()
            desk.meant = meeting.meant
            shutil.copytree(meeting.kept.with_name("killed"), desk.kept)
            trusted = {"SSL_CERT_FILE": str(desk.authority)}
            started[line] = stack.enter_context(desk.types(f"{line} --port 0", **trusted))
        yield started


@pytest.fixture(scope="module")
def captioners(meeting: Desk) -> Iterator[dict[str, Program]]:
    """Let every captioner of the pages begin, side by side."""
    link = {"HANDRAIL_LINK": meeting.link(Role.CAPTIONER)}
    with ExitStack() as stack:
        yield {line: stack.enter_context(meeting.types(line, **link)) for line in CAPTIONERS}


def test_what_is_not_followed_here_is_tried_elsewhere() -> None:
    """By a test that is there; and the pages have lines of each kind."""
    assert ELSEWHERE.keys() <= set(shell_lines())
    assert [path for path in ELSEWHERE.values() if not (ROOT / "tests" / path).is_file()] == []
    assert min(map(len, (SERVERS, VISITS, CAPTIONERS, OTHERS))) > 3


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_does_its_work(desk: Desk, meeting: Desk, line: str) -> None:
    """In the order of the pages: it ends by itself, and there is nothing to mend."""
    with (meeting if "join" in line else desk).types(line) as program:
        assert program.ends() == 0, program.errors
        assert program.errors == []


@pytest.mark.parametrize("line", SERVERS)
def test_a_server_serves(servers: dict[str, Program], line: str) -> None:
    """Until somebody stops it; nothing is lost."""
    program = servers[line]
    for words, told in SERVED.items():
        if words in line:
            program.wait_for(told)
    if line.startswith("handrail host"):
        program.wait_for("You are in Street fair")
        program.process.send_signal(signal.SIGINT)
        program.wait_for("Press Ctrl+C to stop the server.")

    program.process.send_signal(signal.SIGINT)

    assert program.ends() in {0, 130}, program


@pytest.mark.parametrize("line", VISITS)
def test_somebody_comes_in(meeting: Desk, tmp_path: Path, line: str) -> None:
    """They answer what they are asked, see the meeting, and leave with the key x."""
    desk = Desk(tmp_path)
    desk.meant = meeting.meant
    link = meeting.link(Role.HOST if line == "handrail" else Role.PARTICIPANT)
    answers = dict(zip(QUESTIONS, ("n", "1", link, "Ana"), strict=True))
    with desk.at_a_terminal(line) as terminal:
        for question, lines in QUESTIONS.items():
            if re.search(lines, line):
                terminal.wait_for(question)
                terminal.press(f"{answers[question]}\r")
        terminal.wait_for("/ types a command")
        terminal.press("x")
        terminal.wait_for("y or n")
        terminal.press("y")

        assert terminal.ends() == 0


@pytest.mark.skipif(not find_spec("moonshine_voice"), reason="Moonshine is not here.")
@pytest.mark.parametrize("line", CAPTIONERS)
def test_a_captioner_captions(captioners: dict[str, Program], line: str) -> None:
    """A recording to its end; others wait for somebody to type or to connect."""
    if "mp4" in line and not shutil.which("ffmpeg"):
        pytest.skip("ffmpeg is not here.")
    program = captioners[line]
    if told := CAPTIONED.get(line):
        program.wait_for(told)
        program.process.send_signal(signal.SIGINT)

    assert program.ends() == 0, program
    assert [line for line in program.errors if line.startswith("handrail:")] == []
