"""A meeting from elsewhere stands in the log like any other, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.adding import add_meeting
from server.errors import LogLocked, MeetingThere
from server.sqlite_log import open_log
from server.sqlite_read import read_events, read_meetings
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting


async def test_what_is_added_is_read_again(tmp_path: Path) -> None:
    """Under a code of its own, and closed."""
    log = whole_meeting().log

    code = await add_meeting(tmp_path / "log", log)

    (row,) = read_meetings(tmp_path / "log")
    assert (row.code, row.events) == (code, len(log))
    assert row.closed is not None
    assert list(read_events(tmp_path / "log", code)) == log


async def test_nothing_is_added_twice(tmp_path: Path) -> None:
    """The answer names the meeting that is there."""
    code = await add_meeting(tmp_path / "log", whole_meeting().log)

    with pytest.raises(MeetingThere, match=code) as refused:
        await add_meeting(tmp_path / "log", whole_meeting().log)

    assert long_sentences([str(refused.value)]) == []
    assert len(read_meetings(tmp_path / "log")) == 1


async def test_a_server_that_has_the_log_is_not_disturbed(tmp_path: Path) -> None:
    """Whoever imports is told to wait, or to name another file."""
    log = open_log(tmp_path / "log")

    with pytest.raises(LogLocked):
        await add_meeting(tmp_path / "log", whole_meeting().log)

    await log.close()
