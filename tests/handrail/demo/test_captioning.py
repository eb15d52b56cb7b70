"""The demo's captioner is a program of its own: it fails, stops and hangs for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.demo.captioning import Captioning
from handrail.errors import CaptionsFailed

LINK = "ws://127.0.0.1:1/j/ABC234#secret"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep everything in a folder of the test's own."""
    monkeypatch.setenv("HANDRAIL_HOME", str(tmp_path))


async def test_a_captioner_that_fails_says_why(tmp_path: Path) -> None:
    """In the words that a person would have read."""
    async with Captioning(tmp_path / "talk.wav", LINK, "qq", "") as captioning:
        with pytest.raises(CaptionsFailed, match=r"^There is no model for the language qq here\."):
            await captioning.over()


async def test_a_captioner_that_is_stopped_has_not_failed(tmp_path: Path) -> None:
    """However early; it may not even have begun."""
    async with Captioning(tmp_path / "talk.wav", LINK, "qq", "") as captioning:
        await captioning.stop()

        await captioning.over()


async def test_a_captioner_can_be_stopped_twice(tmp_path: Path) -> None:
    """At the end of the meeting, and again on the way out."""
    async with Captioning(tmp_path / "talk.wav", LINK, "qq", "") as captioning:
        await captioning.stop()
        await captioning.stop()
