"""Save what was said: from a log, or what one person has been shown."""

from collections.abc import Sequence
from pathlib import Path

from meeting.state import Meeting

FORMATS = ("vtt", "md", "txt")


def export(
    log: Path, code: str, formats: Sequence[str], folder: Path, *, overwrite: bool = False
) -> list[Path]:
    return []


def save_shown(meeting: Meeting, lines: Sequence[str], folder: str) -> str:
    return "Not yet."
