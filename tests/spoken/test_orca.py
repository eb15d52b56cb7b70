"""What is said where Orca cannot be heard, and the voice that writes down what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.spoken import orca
from tests.spoken.orca import VOICE


def test_the_command_says_plainly_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))

    told = orca.missing()

    assert told.startswith("Orca cannot be heard here. Not installed: orca, xvfb-run, ")
    assert "On Debian run: apt-get install orca " in told


def test_the_voice_writes_down_what_it_is_given_to_say(tmp_path: Path) -> None:
    """Without the marks of the protocol, a line for each message, and it answers as asked."""
    speech = tmp_path / "speech"
    spoken = "INIT\nSPEAK\n<speak>You &amp; me.<mark name='1'/>\n..and more\n.\nSTOP\nQUIT\n"

    done = subprocess.run(
        [sys.executable, VOICE, speech], input=spoken, capture_output=True, text=True, check=True
    )

    assert speech.read_text() == "You & me. .and more\n"
    assert done.stdout.splitlines()[1:] == [
        "299 OK LOADED SUCCESSFULLY",
        "202 OK RECEIVING MESSAGE",
        "200 OK SPEAKING",
        "701 BEGIN",
        "702 END",
        "210 OK QUIT",
    ]
