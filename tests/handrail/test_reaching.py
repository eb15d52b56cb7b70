"""Opening and copying web addresses."""

from pathlib import Path

import pytest

from handrail import reaching


def test_copying_asks_the_terminal(tmp_path: Path) -> None:
    """By OSC 52, and the whole address is told."""
    terminal = tmp_path / "tty"

    told = reaching.copy("https://a.org", terminal)

    assert terminal.read_text() == "\x1b]52;c;aHR0cHM6Ly9hLm9yZw==\x07"
    assert told == "Copied, if your terminal allows it: https://a.org"


def test_without_a_terminal_the_address_is_told(tmp_path: Path) -> None:
    """So that it can be copied by other means."""
    told = reaching.copy("https://a.org", tmp_path / "no" / "tty")

    assert told == "There is no clipboard here. It is: https://a.org"


def test_without_a_desktop_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser for terminals would take this terminal away."""
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    told = reaching.browse("https://a.org")

    assert told == "No browser could be opened here. It is: https://a.org"
