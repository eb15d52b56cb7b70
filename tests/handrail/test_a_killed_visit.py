"""A client that is killed has written down all that happened so far."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handrail.program import PATIENCE, Program
from tests.handrail.terminal import Terminal


@pytest.fixture
def links(tmp_path: Path) -> Iterator[Path]:
    """Run a server with one meeting; give the file of its links."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Street fair") as server:
        server.wait_for("Give each link only to its people.")
        (path,) = (tmp_path / "kept").glob("*.links")
        yield path


def words(links: Path, name: str) -> tuple[str, ...]:
    """Return the words of the command line that let somebody in."""
    who = ("--link-file", str(links), "--role", "participant", "--name", name)
    return "join", *who


def until(path: Path, text: str) -> str:
    """Wait until a file has this text in it; return all that is in it."""
    end = time.monotonic() + PATIENCE
    while not path.exists() or text not in path.read_text("utf-8"):
        assert time.monotonic() < end, f"waited for {text!r} in {path}"
        time.sleep(0.05)
    return path.read_text("utf-8")


@pytest.mark.parametrize("client", ["--lines", "--screen"])
def test_a_killed_client_has_lost_nothing(tmp_path: Path, links: Path, client: str) -> None:
    """Every line is in the file though nothing was closed in order."""
    kept = tmp_path / "fair.txt"
    with Terminal(tmp_path, *words(links, "Ana"), client, "--keep", str(kept)) as terminal:
        until(kept, "You are in the meeting as")
        with Program(tmp_path, *words(links, "Ben"), "--lines") as ben:
            ben.wait_for("You are in Street fair")
            ben.type("/consent yes")
            ben.type("/chat zebra")
            ben.wait_for("zebra")
            until(kept, "zebra")
            terminal.process.send_signal(signal.SIGKILL)
            terminal.process.wait(PATIENCE)

    text = kept.read_text("utf-8")
    assert text.endswith("\n")
    assert "Ben in the chat: zebra" in text
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob(".keeping-*")] == []


def test_a_redaction_reaches_the_file(tmp_path: Path, links: Path) -> None:
    """While the client runs, no byte of it stays."""
    kept = tmp_path / "fair.txt"
    with (
        Program(tmp_path, *words(links, "Ana"), "--lines", "--keep", str(kept)) as ana,
        Program(tmp_path, *words(links, "Ben"), "--lines") as ben,
    ):
        until(kept, "You are in the meeting as")
        ben.wait_for("You are in Street fair")
        ben.type("/consent yes")
        ben.type("/chat zebra")
        until(kept, "Ben in the chat: zebra")
        ben.type("/consent no")
        ana.wait_for("zebra")
        end = time.monotonic() + PATIENCE
        while "zebra" in kept.read_text("utf-8"):
            assert time.monotonic() < end
            time.sleep(0.05)

    assert "Ben" not in kept.read_text("utf-8")
