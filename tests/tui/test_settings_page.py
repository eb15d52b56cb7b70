"""The page of settings is the table of settings, in short sentences."""

from __future__ import annotations

import re

from tests.meeting.plain import long_sentences
from tui.settings_page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    """`python -m tui.settings_page` writes it; a changed setting without it fails here."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_sentences_are_short() -> None:
    """At most fifteen words each, outside tables and examples."""
    lines = [line for line in page().splitlines() if not line.startswith(("    ", "|", "#", "- "))]
    text = " ".join(line or "." for line in lines)

    assert long_sentences(re.split(r"(?<=:)\s", text)) == []
