"""The report of a server tells what it did, and nobody's name, words or secrets."""

from __future__ import annotations

import json
import logging
import stat
from pathlib import Path

import pytest

from handrail.reporting import FIELDS, report_to
from meeting import commands as c
from meeting.roles import Role
from tests.server.talk import dial, house, join

NAME, WORDS = "Zebedee Quux", "hippopotamus heliotrope"


async def test_a_meeting_leaves_lines_without_names_or_words(tmp_path: Path) -> None:
    """Time, level, what happened; numbers of people and codes of meetings."""
    path = tmp_path / "report.jsonl"
    with report_to(path):
        async with house(tmp_path) as one, join(one.link(Role.HOST), NAME) as host:
            await host.ask(c.Chat(text=WORDS))
            async with dial(one.link()) as eve:
                await eve.say('{"type":"hello","token":"not-the-secret"}')
                await eve.goodbye()
    text = path.read_text(encoding="utf-8")

    lines = [json.loads(line) for line in text.splitlines()]
    events = [line["event"] for line in lines]
    assert events[0] == "listening"
    assert {"line up", "line down", "turned away", "stopped"} <= set(events)
    assert all(set(line) <= {"time", "level", "event", "error", *FIELDS} for line in lines)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for secret in (*NAME.split(), *WORDS.split(), "not-the-secret", *one.opened.links.values()):
        assert secret not in text


def test_a_mistake_of_the_program_keeps_its_kind_and_not_its_words(tmp_path: Path) -> None:
    """An error's text may quote what somebody said."""
    path = tmp_path / "report.jsonl"
    with report_to(path):
        try:
            int(WORDS)
        except ValueError:
            logging.getLogger("handrail.server").exception("a mistake")

    line = json.loads(path.read_text())
    assert (line["event"], line["error"], line["level"]) == ("a mistake", "ValueError", "error")
    assert "hippopotamus" not in path.read_text()


def test_nothing_is_written_unless_asked(tmp_path: Path) -> None:
    """No file, no line."""
    with report_to(None):
        logging.getLogger("handrail.server").info("nobody hears this")

    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    """Somebody could let it lead to another file."""
    (tmp_path / "report").symlink_to(tmp_path / "other")

    with pytest.raises(OSError, match="symbolic"), report_to(tmp_path / "report"):
        pass

    assert not (tmp_path / "other").exists()
