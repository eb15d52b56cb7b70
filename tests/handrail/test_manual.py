"""The manual page is what the program's own parser has."""

from __future__ import annotations

import re

from handrail.cli import COMMANDS, parser
from handrail.describing import described
from handrail.manual import PAGE, page


def test_the_page_is_up_to_date() -> None:
    """`python -m handrail.manual` writes it; a changed command without it fails here."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_command_and_option_is_on_it() -> None:
    """As they are typed."""
    text = page().replace("\\-", "-")

    assert all(f".SS handrail {name}" in text for name in COMMANDS)
    for one in described(parser()):
        names = [name for option in one.options for name in option.names if option.help]
        assert all(name in text for name in names if name not in ("-h", "--help", "--version"))


def test_no_line_is_taken_for_a_request_by_mistake() -> None:
    """A line that begins with a full stop or a quote is one of ours."""
    requests = {found[1] for found in re.finditer(r"^[.']\s*(\w*)", page(), re.MULTILINE)}

    assert requests == {"TH", "SH", "SS", "TP", "B", "BR", "PP"}
