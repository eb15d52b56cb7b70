"""What people read for each typed command and each key: the kept sessions in tests/golden/typed.

What is done stands in them too. After a change write them anew with GOLDEN=write, and look.
"""

from __future__ import annotations

from functools import cache

import pytest

from meeting import commands as c
from tests import golden_text
from tests.tui.lines import company
from tests.tui.test_commands import BY_PROGRAMS
from tui.commands import TABLE
from tui.entry import Entry, Group

FILES = {group: f"typed/{group.lower().replace(' ', '-')}.txt" for group in Group}


def kept(group: Group) -> list[str]:
    """Return the lines of a group's session, as they are kept."""
    return (golden_text.GOLDEN / FILES[group]).read_text(encoding="utf-8").splitlines()


def deeds(group: Group) -> list[str]:
    """Return what is done in a group's session."""
    return [line for line in kept(group) if not line.startswith("    ")]


@cache
def played(group: Group) -> tuple[str, tuple[c.Command, ...]]:
    """Return a group's session as it goes, and what was asked of the meeting in it."""
    lines, asked = company.played(deeds(group))
    return "".join(f"{line}\n" for line in lines), tuple(asked)


@pytest.mark.parametrize("group", Group)
def test_each_session_reads_like_this(group: Group) -> None:
    """Three people, what one of them does, and what each of them reads then."""
    golden_text.check(FILES[group], played(group)[0])


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_every_command_has_a_golden_text(one: Entry) -> None:
    """Its name, its key and each of its examples, in the session of its group."""
    done = [deed.partition(" ")[2].partition(" and answers")[0] for deed in deeds(one.group)]
    key = "space" if one.key == " " else one.key

    assert any(words.split()[:2] == ["types", f"/{one.name}"] for words in done)
    assert not key or f"presses {key}" in done
    assert {f"types {example}" for example in one.examples} <= set(done)


def test_every_command_of_the_meeting_is_asked_for() -> None:
    """What comes of it is read in at least one of the sessions."""
    asked = {type(command) for group in Group for command in played(group)[1]}

    assert set(c.COMMANDS) - asked == BY_PROGRAMS
