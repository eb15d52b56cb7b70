"""Which client opens on a terminal, and how people go from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handrail.program import Program
from tests.handrail.terminal import Terminal


@pytest.fixture
def links(tmp_path: Path) -> Iterator[Path]:
    """Run a server with one meeting; give the file of its links."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Street fair") as server:
        server.wait_for("Give each link only to its people.")
        (path,) = (tmp_path / "kept").glob("*.links")
        yield path


def join(home: Path, links: Path, *words: str, **env: str) -> Terminal:
    """Let Ana take part at a terminal."""
    who = ("--link-file", str(links), "--role", "participant", "--name", "Ana")
    return Terminal(home, "join", *who, *words, env=env)


def test_a_terminal_gets_the_screen_client(tmp_path: Path, links: Path) -> None:
    """Where nothing asks for lines."""
    with join(tmp_path, links) as terminal:
        terminal.wait_for("/ types a command")


@pytest.mark.parametrize(
    ("words", "env", "why"),
    [
        (["--lines"], {}, "as you asked"),
        ([], {"ACCESSIBLE": "1"}, "because ACCESSIBLE is set"),
        ([], {"TERM": "dumb"}, "because this terminal shows lines only"),
    ],
)
def test_lines_come_where_a_flag_or_the_surroundings_ask(
    tmp_path: Path, links: Path, words: list[str], env: dict[str, str], why: str
) -> None:
    """The first line says why."""
    with join(tmp_path, links, *words, **env) as terminal:
        terminal.wait_for(f"Line client, {why}. Press question mark for help.")
        terminal.wait_for("You are in Street fair as Ana, participant.")


def test_people_go_from_one_client_to_the_other(tmp_path: Path, links: Path) -> None:
    """And are in the same meeting all the time: nobody comes or goes."""
    with join(tmp_path, links, "--lines") as terminal:
        terminal.wait_for("You are in Street fair as Ana")

        terminal.press("/screen\r")
        terminal.wait_for("/ types a command")
        terminal.press("/lines\r")
        terminal.wait_for("Line client, as you asked.", times=2)
        terminal.press("/who\r")
        terminal.wait_for("1 person is here.")

    assert "Ana left" not in terminal.written


def test_one_key_goes_to_the_other_client_and_words_that_wait_go_along(
    tmp_path: Path, links: Path
) -> None:
    """What was begun for the chat stands on the screen's command line, and back again."""
    with join(tmp_path, links, "--lines") as terminal:
        terminal.wait_for("You are in Street fair as Ana")
        terminal.press("m")
        terminal.wait_for("Chat message, then Enter:")
        terminal.press("half a thought\x1b")
        terminal.wait_for("Your words are kept for next time.")

        terminal.press("o")
        terminal.wait_for("/chat half a thought")
        terminal.press("o")
        terminal.wait_for("Line client, as you asked.", times=2)
        terminal.press("/")
        terminal.wait_for("Command, then Enter:\r\n/chat half a thought")


def test_settings_choose_the_client_and_the_name(tmp_path: Path, links: Path) -> None:
    """Kept before, they count without a flag."""
    kept = tmp_path / "kept" / "settings.toml"
    kept.write_text('client = "lines"\nname = "Ána"\n', encoding="utf-8")

    who = ("--link-file", str(links), "--role", "participant")
    with Terminal(tmp_path, "join", *who) as terminal:
        terminal.wait_for("Line client, as in your settings. Press question mark for help.")
        terminal.wait_for("You are in Street fair as Ána, participant.")


def test_a_host_sees_the_links_before_the_screen_hides_them(tmp_path: Path) -> None:
    """And goes in by pressing Enter; leaving leaves the server running."""
    with Terminal(tmp_path, "host", "--port", "0", "--title", "Street fair") as terminal:
        terminal.wait_for("Press Enter to go in.")
        terminal.press("\r")
        terminal.wait_for("/ types a command")
        terminal.press("x")
        terminal.wait_for("Leave the meeting? y or n")
        terminal.press("y")
        terminal.wait_for("The meeting goes on for the others.")

        terminal.press("\x03")

        assert terminal.ends() == 0


def test_a_host_who_comes_back_is_the_same_host(tmp_path: Path) -> None:
    """After the terminal was closed: with the file of links, and a server that goes on."""
    words = ("host", "--lines", "--port", "0", "--title", "Street fair", "--purpose", "")
    with Terminal(tmp_path, *words) as terminal:
        terminal.wait_for("You are in Street fair as Host")
        terminal.process.kill()
    (links,) = (tmp_path / "kept").glob("*.links")
    port = links.read_text("utf-8").partition("/j/")[0].rpartition(":")[2]

    with Program(tmp_path, "serve", "--port", port) as server:
        server.wait_for("goes on.")
        with Program(tmp_path, "join", "--link-file", links, "--role", "host") as host:
            said = host.wait_for("You are in Street fair as ")

    assert said.startswith("You are in Street fair as Host, host.")
