"""The script of the listening hour can be played: it is long, and nobody wants to hear it fail."""

from __future__ import annotations

import pytest

from tests.spoken.hour.script import LISTENERS, PEOPLE, Cue, captions, cues
from tui import commands

CUES = cues()


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.at:.0f}-{cue.who}")
def test_each_cue_can_be_done(cue: Cue) -> None:
    """By somebody who is there, with a command, a key or a page that is there."""
    if cue.who == "speech":
        assert captions(cue.what)
        assert cue.end > cue.at
    elif cue.who in PEOPLE:
        name = cue.what.split()[0].removeprefix("/")
        assert commands.entry(name).name.startswith(name)
    elif cue.who in LISTENERS:
        assert cue.what.split()[0] in ("press", "type")
    else:
        assert (cue.who, cue.what) in (("line", "lost"), ("line", "back"))


def test_it_lasts_an_hour() -> None:
    """Breaks and silence are part of it."""
    assert 59 * 60 <= CUES[-1].at <= 60 * 60
