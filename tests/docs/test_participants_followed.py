"""The page for participants: whoever types its examples in a meeting is understood each time."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tui.lines.company import played

PAGE = (Path(__file__).parents[2] / "docs" / "participants.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^    (/[a-z].*)$", PAGE, re.MULTILINE)
SAID = ("fourteen pounds by a v", "who pays for it", "the ramp is steep")


def test_every_example_gets_an_answer_in_a_meeting() -> None:
    """Cho follows the page from top to bottom, after somebody has spoken."""
    script = [
        *(f"Captions says {text}" for text in SAID),
        *(f"Cho types {command} and answers n" for command in TYPED),
    ]
    lines, _ = played(script)

    text = "\n".join(lines)
    assert len(TYPED) > 20
    assert "There is no command" not in text
    assert all(lines[lines.index(deed) + 1].startswith("    ") for deed in script)
