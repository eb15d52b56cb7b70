"""The commands that people are told to run: they exist, and say plainly what is missing."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
TEXTS = [ROOT / "README.md", ROOT / ".ci" / "run", *sorted((ROOT / "docs").glob("**/*.md"))]
MAKE = shutil.which("make") or "make"


def make_setup(folder: Path, python: str | None) -> subprocess.CompletedProcess[str]:
    """Run `make setup` in an empty folder, where `python3` is this script or is missing."""
    shutil.copy(ROOT / "Makefile", folder)
    commands = folder / "commands"
    commands.mkdir()
    if python is not None:
        (commands / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (commands / "python3").chmod(0o755)
    return subprocess.run(
        [MAKE, "setup"],
        cwd=folder,
        env={"PATH": str(commands)},
        capture_output=True,
        text=True,
        check=False,
    )


def make_commands(text: str) -> set[str]:
    """Return what follows `make` where a text shows a command."""
    told = re.findall(r"^\s*(?:\$ )?make ([a-z]+)|`make ([a-z]+)", text, re.MULTILINE)
    return {at_line_start or in_a_sentence for at_line_start, in_a_sentence in told}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_make_command_that_is_written_down_exists(path: Path) -> None:
    """Nobody is sent to a command that is not there."""
    commands = make_commands(path.read_text())

    assert commands <= TARGETS


def test_just_offers_the_same_commands_as_make() -> None:
    """Who likes just misses nothing, and each recipe runs make's own."""
    justfile = (ROOT / "justfile").read_text()

    recipes = re.findall(r"^([a-z]+)[^\n]*:\n    @make ([a-z]+)", justfile, re.MULTILINE)

    assert set(recipes) == {(name, name) for name in TARGETS - {"help", "lock"}}


@pytest.mark.parametrize("path", [".ci/run", "README.md"])
def test_the_main_commands_are_run_and_told(path: str) -> None:
    """Continuous integration runs what the README tells a newcomer to run."""
    commands = make_commands((ROOT / path).read_text())

    assert {"demo", "test", "check"} <= commands


def test_a_machine_without_python_is_told_what_to_install(tmp_path: Path) -> None:
    """No Python: one plain sentence."""
    answer = make_setup(tmp_path, python=None)

    assert answer.returncode != 0
    assert (
        "Handrail needs Python 3.11 or newer. Please install it and try again.\n" in answer.stderr
    )


def test_a_python_that_is_too_old_counts_as_missing(tmp_path: Path) -> None:
    """An old Python fails the first question, and gets the same sentence."""
    answer = make_setup(tmp_path, python="exit 1")

    assert "Handrail needs Python 3.11 or newer." in answer.stderr


def test_a_python_without_environments_is_told_what_to_install(tmp_path: Path) -> None:
    """Debian ships Python without venv: one plain sentence names the package."""
    answer = make_setup(tmp_path, python='case "$2" in *venv*) exit 1;; esac')

    assert answer.returncode != 0
    assert "apt install python3-venv" in answer.stderr
