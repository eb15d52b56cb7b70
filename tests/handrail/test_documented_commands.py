"""What is written down can be typed: every command, every option, every link to a page."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.cli import parser
from meeting.agendas import markdown
from tui.commands import TABLE

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "ACCESSIBILITY.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
TYPED = {name for entry in TABLE for name in (entry.name, *entry.aliases)}


def blocks(text: str) -> Iterator[str]:
    """Yield the lines that stand as code, and what stands between back quotes."""
    yield from re.findall(r"^ {4}(.+)$", text, re.MULTILINE)
    yield from re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    for block in re.findall(r"^```\w*\n(.+?)^```", text, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()


def command_lines(text: str) -> Iterator[list[str]]:
    """Yield the words of each `handrail …` that is shown, without what stands around it."""
    for line in blocks(text):
        if not re.search(r"(^|\| |=\S+ )handrail [a-z]", line):
            continue
        words = shlex.split(line, comments=True)
        yield words[words.index("handrail") + 1 :]


def typed_commands(text: str) -> set[str]:
    """Return the slash commands that are shown."""
    return {found[1] for line in blocks(text) if (found := re.match(r"/([a-z]+)(?=[ ,]|$)", line))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_is_understood(page: Path) -> None:
    """The program's own parser takes it, with all its options."""
    for words in command_lines(page.read_text("utf-8")):
        assert "run" in parser().parse_args(words)


def test_the_pages_show_many_command_lines() -> None:
    """So that the test above looks at something."""
    assert sum(len(list(command_lines(page.read_text("utf-8")))) for page in PAGES) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_typed_command_exists(page: Path) -> None:
    """What a page tells to type in a meeting is in the table of commands."""
    assert typed_commands(page.read_text("utf-8")) <= TYPED


@pytest.mark.parametrize("name", ["README.md", "docs/hosts.md"])
def test_the_agenda_that_is_shown_can_be_read(name: str) -> None:
    """As the file that people make of it."""
    text = (ROOT / name).read_text("utf-8")
    shown = text[text.index("    # Street fair") :].partition("\n\nL")[0].partition("\n##")[0]

    agenda = markdown.read(textwrap.dedent(shown))

    assert agenda.title == "Street fair"
    assert [item.is_break for item in agenda.items][-1]
    assert all(item.minutes for item in agenda.items)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    """And every picture is there."""
    text = page.read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)

    assert [target for target in targets if not (page.parent / target).exists()] == []
