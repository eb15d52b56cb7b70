"""The page about transcripts: its commands can be typed, and it forgets no format."""

import re
import shlex
from pathlib import Path

import pytest

from handrail.cli import parser
from tests.meeting.plain import long_sentences
from transcripts.formats import FORMATS, named

PAGE = (Path(__file__).parents[2] / "docs" / "transcripts.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    handrail (.+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_typed(command: str) -> None:
    """The parser takes it as it stands, formats too."""
    arguments = parser().parse_args(shlex.split(command))

    assert named(getattr(arguments, "format", "vtt").split(","))


def test_every_action_is_shown() -> None:
    """What the program offers, the page tells."""
    shown = {command.split()[1] for command in COMMANDS}

    assert shown == {
        "list", "export", "search", "edit", "import", "verify", "backup", "salvage",
    }  # fmt: skip


def test_every_format_is_named() -> None:
    """With whom it is for."""
    told = re.findall(r"^\| `([a-z]+)` \|", PAGE, re.MULTILINE)

    assert sorted(told) == sorted(FORMATS)


def test_sentences_are_short() -> None:
    """15 words or fewer, so that they are understood when heard once."""
    prose = re.sub(r"^(    |\||#|- ).*$", "", PAGE, flags=re.MULTILINE)
    blocks = [" ".join(block.split()) for block in prose.split("\n\n")]

    assert long_sentences(blocks) == []
