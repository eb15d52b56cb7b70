"""The page for participants: what it tells people to type and press is there."""

import re
from pathlib import Path

import pytest

from tui import commands

PAGE = (Path(__file__).parents[2] / "docs" / "participants.md").read_text(encoding="utf-8")
KEYS = {"full stop": ".", "question mark": "?"}


@pytest.mark.parametrize("name", sorted(set(re.findall(r"(?<![\w~/])/([a-z]+)", PAGE))))
def test_every_command_on_the_page_exists(name: str) -> None:
    """Nobody types what is not there."""
    assert commands.entry(name).name == name


def test_every_key_on_the_page_does_what_it_says() -> None:
    """The short list of keys names keys of the table."""
    rows = re.findall(r"^\| ([a-z ]+) \| [a-z]", PAGE, re.MULTILINE)
    keys = [KEYS.get(key, key) for key in rows if key != "key"]

    assert len(keys) == 10
    assert all(key in commands.KEYS for key in keys)


def test_sentences_are_short() -> None:
    """At most fifteen words each, outside tables and examples."""
    lines = [line for line in PAGE.splitlines() if not line.startswith(("    ", "|", "#"))]
    text = " ".join(line.removeprefix("- ") or "." for line in lines)
    sentences = re.split(r"(?<=[.?!:])\s+", text)

    assert [one for one in sentences if len(one.split()) > 15] == []
