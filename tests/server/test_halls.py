"""Meetings open with codes of their own, and closed ones wake up when somebody asks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from meeting import commands as c
from meeting.errors import Refused
from meeting.roles import Role
from meeting.state import Status
from server.config import Config
from server.errors import LogError
from server.halls import Halls, answered
from server.sqlite_log import open_log


def nobody(_: LogError) -> None:
    """Take note of nothing."""


async def opened(halls: Halls, title: str = "Ramps") -> str:
    """Open a meeting and return its code."""
    code, _ = await halls.open(title, "en", ())
    return code


async def test_a_code_is_never_used_twice(tmp_path: Path) -> None:
    """Where chance gives a code that is taken, another one is drawn."""
    drawn: Iterator[bytes] = iter([b"\0" * 6, b"e" * 8, b"\0" * 6, b"\1" * 6, b"f" * 8])
    config = Config(log=tmp_path / "handrail.db", random=lambda _: next(drawn))
    log = open_log(config.log)
    halls = Halls(log, config, nobody)

    codes = [await opened(halls), await opened(halls)]
    await log.close()

    assert codes == ["AAAAAA", "BBBBBB"]


async def test_a_closed_meeting_wakes_up_once(tmp_path: Path) -> None:
    """Two people ask for it at the same moment; both get the same hall, with all events."""
    config = Config(log=tmp_path / "handrail.db")
    log = open_log(config.log)
    halls = Halls(log, config, nobody)
    code = await opened(halls)
    first = await halls.find(code)
    assert first
    join = c.Join(name="Ann", roles=(Role.HOST,))
    person = await answered(partial(first.room.join, join, b"key"))
    await answered(partial(first.room.ask, person, c.CloseMeeting(id="1")))
    again = Halls(log, config, nobody)
    again.load()

    asleep = list(again)
    one, other = await asyncio.gather(again.find(code), again.find(code))
    await log.close()

    assert asleep == []
    assert one is other
    assert one is not None
    assert one.room.state == first.room.state
    assert one.room.state.status is Status.CLOSED


async def test_a_meeting_that_could_not_be_opened_is_not_there(tmp_path: Path) -> None:
    """A wrong title or agenda item leaves nothing behind, in memory or on disk."""
    config = Config(log=tmp_path / "handrail.db")
    log = open_log(config.log)
    halls = Halls(log, config, nobody)

    with pytest.raises(Refused, match="The title is empty"):
        await opened(halls, title="\x1b")
    with pytest.raises(Refused, match="The title is empty"):
        await halls.open("Ramps", "en", [c.AddItem(title="Welcome"), c.AddItem(title=" ")])
    rows = log.meetings()
    await log.close()

    assert list(halls) == []
    assert rows == []


async def test_a_code_that_is_not_there_finds_nothing(tmp_path: Path) -> None:
    """And asks the disk nothing."""
    config = Config(log=tmp_path / "handrail.db")
    log = open_log(config.log)
    await log.close()

    assert await Halls(log, config, nobody).find("NONE22") is None
