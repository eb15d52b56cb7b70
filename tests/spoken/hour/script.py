"""What happens in the hour: the script, read."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).parent / "script.txt"

PEOPLE = {
    "Ana": "host",
    "Ben": "participant",
    "Eli": "participant",
    "Fay": "scribe",
    "Gus": "caller",
}
"""Who types, and the role whose link each comes with."""

LISTENERS = ("Cho", "Dov")


class Cue(Struct, frozen=True):
    """Something that happens at a time, in seconds; speech also has an end."""

    at: float
    who: str
    what: str
    end: float = 0.0


def cues() -> list[Cue]:
    """Return all that happens, in order."""
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    found = [_cue(line) for line in lines if line and not line.startswith("#")]
    return sorted(found, key=lambda cue: cue.at)


def _cue(line: str) -> Cue:
    when, who, what = line.split(" ", 2)
    start, _, end = when.partition("-")
    return Cue(_seconds(start), who, what, _seconds(end) if end else 0.0)


def _seconds(words: str) -> float:
    minutes, seconds = words.split(":")
    return int(minutes) * 60 + int(seconds)


def captions(page: str) -> list[str]:
    """Return the prose of one of our pages as somebody would read it aloud, two sentences each."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    lines = [
        line for line in text.splitlines() if not line.startswith(("    ", "|", "#", "!", "<"))
    ]
    prose = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", "\n".join(lines))
    prose = re.sub(r"[*`]|^- ", "", prose, flags=re.MULTILINE)
    sentences = re.split(r"(?<=[.?!])\s+", " ".join(prose.split()))
    return [" ".join(sentences[place : place + 2]) for place in range(0, len(sentences), 2)]
