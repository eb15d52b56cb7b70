"""The page about correcting a meeting: its keys and lines are those of the editor."""

import re
from pathlib import Path

from tests.meeting.plain import long_sentences
from tui.editor.table import ENTER, KEYS, read

PAGE = (Path(__file__).parents[2] / "docs" / "correcting.md").read_text(encoding="utf-8")


def test_every_key_is_told() -> None:
    """And no key is told that does nothing."""
    rows = re.findall(r"^\| (`.+?) \|", PAGE, re.MULTILINE)
    told = {key for row in rows for key in re.findall(r"`(.+?)`", row)}
    told = {" " if key == "space" else key for key in told}

    assert told == set(KEYS) - {ENTER}


def test_every_line_can_be_typed() -> None:
    """The editor understands it as it stands."""
    lines = re.findall(r"^    (?!handrail|printf)(.+)$", PAGE, re.MULTILINE)

    assert len(lines) > 5
    assert all(read(line) for line in lines)


def test_sentences_are_short() -> None:
    """15 words or fewer, so that they are understood when heard once."""
    prose = re.sub(r"^(    |\||#|- ).*$", "", PAGE, flags=re.MULTILINE)
    blocks = [" ".join(block.split()) for block in prose.split("\n\n")]

    assert long_sentences(blocks) == []
