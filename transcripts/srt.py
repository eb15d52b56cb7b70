"""SRT: captions for players that know nothing else; speech only, since it has no notes.

Two lines of 32 characters, as broadcasters do it; the speaker's name stands where it changes.
"""

from __future__ import annotations

from transcripts import phrases
from transcripts.cues import Cue, cues
from transcripts.document import Document
from transcripts.format import Format, encoded

LINE = 32
"""Cells in a line of a cue."""


_PLAIN = str.maketrans("<>{}", "\u2039\u203a()")


def write(document: Document) -> str:
    """Return the captions as SRT."""
    cards = enumerate(cues(document, LINE, label=True), 1)
    return "\n".join([*(_card(number, cue) for number, cue in cards), ""])


def _card(number: int, cue: Cue) -> str:
    times = f"{phrases.stamp(cue.start, ',')} --> {phrases.stamp(cue.end, ',')}"
    first, *others = map(_harmless, cue.lines)
    return "\n".join([str(number), times, first, *map(_no_number, others), ""])


def _harmless(line: str) -> str:
    """Return the line with nothing that players take for a tag, a style or a time."""
    return line.replace("-->", "→").translate(_PLAIN)


def _no_number(line: str) -> str:
    """Return a line that nobody takes for the number of a next card, and leaves out as such."""
    return f"\u00a0{line}" if line.strip().isdecimal() else line


SRT = Format(name="srt", ending="srt", about="captions for old players", write=encoded(write))
