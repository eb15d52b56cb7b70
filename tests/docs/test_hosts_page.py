"""The page for hosts: whoever follows its tables in a meeting is understood each time."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tui.lines.company import played

PAGE = (Path(__file__).parents[2] / "docs" / "hosts.md").read_text(encoding="utf-8")
TYPED = [
    command.strip("`")
    for row in re.findall(r"^\| (`/.*?`) \|", PAGE, re.MULTILINE)
    for command in row.split(", ")
]
ENDS = ("/end", "/remove")
"""Commands after which somebody is gone, so that they come last."""


def test_every_command_of_the_tables_does_something_in_a_meeting() -> None:
    """Ana hosts and follows the page from top to bottom, with Ben and Cho in the queue."""
    last = sorted(TYPED, key=lambda command: command.startswith(ENDS))
    script = [
        *("Ben types /hand", "Cho types /hand", "Cho types /needs braille"),
        *(f"Ana types {command} and answers y" for command in last),
    ]
    lines, _ = played(script)

    text = "\n".join(lines)
    assert len(TYPED) > 15
    assert "There is no command" not in text
    assert all(lines[lines.index(deed) + 1].startswith("    ") for deed in script)
