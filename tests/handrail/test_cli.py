"""The command line as a whole: help for everything, plain words for the rest, and nothing slow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from handrail import __version__
from handrail.cli import COMMANDS, main
from tests.handrail.program import PROGRAM, environment, run

ACTIONS = [
    *[(command,) for command in COMMANDS],
    *[("models", action) for action in ("list", "get", "path", "remove")],
    *[("transcripts", action) for action in ("list", "export")],
]
HEAVY = {"asyncio", "miniaudio", "moonshine_voice", "msgspec", "rich", "sqlite3", "textual"}
HEAVY |= {"vosk", "websockets"}


@pytest.mark.parametrize("words", ACTIONS, ids=" ".join)
def test_every_command_has_help(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """It says what the command does and names every option in words."""
    with pytest.raises(SystemExit) as stop:
        main([*words, "--help"])

    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: handrail {' '.join(words)}")


def test_help_is_in_the_systems_language(tmp_path: Path) -> None:
    """Nobody has to read English to find out how to join."""
    ran = subprocess.run(
        [*PROGRAM, "join", "--help"],
        env={**environment(tmp_path), "LANG": "ko_KR.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "받은 링크로 회의에 참여합니다" in ran.stdout


def test_help_loads_nothing_heavy() -> None:
    """Help answers at once: no engine, no server, no screen is loaded for it."""
    code = "import sys; from handrail.cli import parser; parser(); print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-P", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert HEAVY & set(loaded) == set()


def test_without_a_command_the_help_says_what_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On the error output and with code 2: a script that forgot the command fails."""
    code = main([])

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert all(f"\n    {command} " in f"{said.err}\n" for command in COMMANDS if len(command) < 9)


def test_an_unknown_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with the way to help."""
    with pytest.raises(SystemExit) as stop:
        main(["sing"])

    assert stop.value.code == 2
    assert capsys.readouterr().err == (
        "handrail: There is no sing. For help, type: handrail --help\n"
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The one that the package has."""
    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"Handrail {__version__}\n"


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    """Where the folder of commands is not on the path."""
    code, output, _ = run(tmp_path, "--version")

    assert (code, output) == (0, f"Handrail {__version__}\n")


def test_a_reader_who_goes_away_is_no_fault(tmp_path: Path) -> None:
    """As in `handrail transcripts list | head -1`: no traceback, and the shell's code."""
    with subprocess.Popen(
        [*PROGRAM, "check"],
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        errors = process.stderr.read()

    assert (process.returncode, errors) == (141, b"")


def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    """A program that starts us may have closed standard input, output and errors."""
    command = 'exec "$0" -P -m handrail transcripts list <&- >&- 2>&-'

    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], env=environment(tmp_path), check=False
    )

    assert done.returncode == 0
