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


@pytest.mark.parametrize("again", [("--keep", "fair.txt"), ()])
def test_what_was_taken_out_after_a_kill_goes_when_the_person_comes_back(
    tmp_path: Path, links: Path, again: tuple[str, ...]
) -> None:
    """Ana's client is killed, Ben says no, Ana joins again: one file, and no byte of his words."""
    kept = tmp_path / "fair.txt"
    keep = ("--keep", str(kept))
    with Program(tmp_path, *words(links, "Ben"), "--lines") as ben:
        ben.wait_for("You are in Street fair")
        with Program(tmp_path, *ana(links), *keep) as first:
            until(kept, "You are in the meeting as")
            ben.type("/consent yes")
            ben.type("/chat zebra")
            until(kept, "Ben in the chat: zebra")
            first.process.kill()
            first.process.wait(PATIENCE)
        ben.type("/consent no")
        ben.wait_for("kept out of the record")
        assert "zebra" in kept.read_text("utf-8")

        with Program(tmp_path, *ana(links), *(keep if again else ())) as second:
            second.wait_for(f"What happens goes into this file as it comes: {kept}")
            text = kept.read_text("utf-8")
            assert "zebra" not in text
            assert "Ben" not in text
            second.type("/consent yes")
            second.type("/chat heron")
            until(kept, "heron")

    assert [path.name for path in tmp_path.glob("fair*")] == ["fair.txt"]


def ana(links: Path) -> tuple[str, ...]:
    """Return the words that let Ana in, by a link of her own."""
    return "join", "--link-file", str(links), "--role", "host", "--name", "Ana", "--lines"
