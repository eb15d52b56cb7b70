"""Secrets and needs that people entrust to a meeting turn up nowhere that they should not.

A whole meeting is held by programs as people start them; each secret is a word that nothing else
holds. Then every file, every output and every list of arguments is searched.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from handrail import links
from meeting.roles import Role
from server.sqlite_read import read_meetings
from tests.canary.search import NEED
from tests.figures import Figure
from tests.handrail.program import Program, run

WRONG = "qxqwrongsecretqxq"
"""A secret that opens nothing; somebody tries it."""

WHISPER = "zyxwhisper"
"""Said in the meeting: it belongs in the log and transcripts, and nowhere else."""


class Held:
    """A meeting that was held, and what it left behind."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.log = home / "kept" / "meetings.sqlite"
        self.arguments: list[bytes] = []
        self.outputs: dict[str, str] = {}
        self.secrets: list[str] = []
        self.report = ""

    def look_at(self, *programs: Program) -> None:
        """Note the arguments of running programs, as `ps` shows them to everybody."""
        for program in programs:
            self.arguments.append(Path(f"/proc/{program.process.pid}/cmdline").read_bytes())

    def files(self) -> Iterator[Path]:
        """Yield every file below the home folder."""
        yield from (path for path in self.home.rglob("*") if path.is_file())


def hold(home: Path, stack: ExitStack) -> Held:
    """Hold a meeting with a host and a participant, with a wrong link and a crash of a client."""
    held = Held(home)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    report = home / "report.jsonl"
    server = stack.enter_context(
        Program(
            home,
            "serve",
            "--port",
            str(port),
            "--title",
            "Ramps",
            "--report",
            report,
            "--purpose",
            "",
        )
    )
    server.wait_for("All links are in")
    (meeting,) = read_meetings(held.log)
    file = links.place(held.log.parent, meeting.code)
    held.secrets = [links.read(file, role).partition("#")[2] for role in Role]
    people = [
        stack.enter_context(
            Program(home, "join", "--lines", "--link-file", file, "--role", role, "--name", name)
        )
        for role, name in (("host", "Zqhost"), ("participant", "Zqguest"))
    ]
    for person in people:
        person.wait_for("You are in Ramps")
    held.look_at(server, *people)
    people[1].type(f"/needs more time, {NEED}")
    people[1].type(f"/chat {WHISPER}")
    people[0].wait_for(WHISPER)
    wrong = home / "wrong"
    wrong.write_text(f"ws://127.0.0.1:{port}/j/{meeting.code}#{WRONG}\n")
    eve = run(home, "join", "--lines", "--link-file", wrong, "--name", "Eve")
    wrong.unlink()
    people[0].type("/end")
    people[0].type("y")
    for person in people:
        person.ends()
    server.process.terminate()
    server.ends()
    formats = "vtt,md,txt,json,html,docx"
    export = run(home, "transcripts", "export", "latest", "--format", formats, "--to", home / "out")
    held.outputs = {
        "somebody with a wrong link": "".join(map(str, eve)),
        "the host": str(people[0]),
        "the participant": str(people[1]),
        "the server's errors": "\n".join(server.errors),
        "the export": "".join(map(str, export)),
    }
    held.report = report.read_text(encoding="utf-8")
    return held


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """Hold the meeting once."""
    with ExitStack() as stack:
        yield hold(tmp_path_factory.mktemp("canaries"), stack)


def test_secrets_are_in_the_file_of_links_alone(held: Held, figure: Figure) -> None:
    """Not in the log, its books, the report, transcripts, or what anybody was shown."""
    links_file = {path for path in held.files() if path.suffix == ".links"}
    searched = [path for path in held.files() if path not in links_file]

    found = [
        str(path.relative_to(held.home))
        for path in searched
        for secret in (*held.secrets, WRONG)
        if secret.encode() in path.read_bytes()
    ]
    shown = [
        name
        for name, text in held.outputs.items()
        for secret in (*held.secrets, WRONG)
        if secret in text
    ]

    figure(
        "P17",
        f"{len(held.secrets)} secrets looked for in {len(searched)} files, "
        f"{len(held.outputs)} outputs and {len(held.arguments)} lists of arguments: "
        f"{len(found) + len(shown)} found",
    )
    assert (found, shown) == ([], [])
    assert len(searched) >= 8
    assert len(links_file) == 1


def test_lists_of_processes_show_no_secret(held: Held) -> None:
    """Any user of the computer can read them."""
    secrets = [secret.encode() for secret in held.secrets]

    assert len(held.arguments) == 3
    assert not [one for one in held.arguments for secret in secrets if secret in one]


def test_the_report_has_no_words_and_no_names(held: Held) -> None:
    """Nor has what the server says of errors."""
    for text in (held.report, held.outputs["the server's errors"]):
        assert not [word for word in (WHISPER, "Zqhost", "Zqguest", "Eve") if word in text]
    assert '"line up"' in held.report
    assert '"turned away"' in held.report


def test_what_was_said_is_in_the_log_and_in_transcripts_alone(held: Held) -> None:
    """Nothing else on the disk keeps words."""
    keep = {".sqlite", ".sqlite-wal", ".vtt", ".md", ".txt", ".json", ".html", ".docx"}

    found = {path for path in held.files() if WHISPER.encode() in path.read_bytes()}

    assert found
    assert {path.suffix for path in found} <= keep


def test_needs_reach_the_access_helpers_and_nobody_else(held: Held, figure: Figure) -> None:
    """No output of a host, no transcript, no report."""
    found = {path.name for path in held.files() if NEED.encode() in path.read_bytes()}
    shown = {name for name, text in held.outputs.items() if NEED in text} - {"the participant"}

    figure("P17", f"a need that was told: found in {', '.join(sorted(found)) or 'no file'}")
    assert found <= {"meetings.sqlite", "meetings.sqlite-wal"}
    assert shown == set()
    assert NEED not in held.report


def test_every_file_is_its_owners_alone(held: Held) -> None:
    """Whatever the meeting left behind; the folder of the log too."""
    ours = [path for path in held.files() if "tmp" not in path.relative_to(held.home).parts]

    modes = {str(path): path.stat().st_mode & 0o777 for path in ours}
    assert {name: oct(mode) for name, mode in modes.items() if mode != 0o600} == {}
    assert (held.home / "kept").stat().st_mode & 0o777 == 0o700


def test_no_program_ended_with_a_traceback(held: Held) -> None:
    """A traceback could show what was in memory."""
    assert [name for name, text in held.outputs.items() if "Traceback" in text] == []
