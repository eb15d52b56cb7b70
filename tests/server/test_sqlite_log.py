"""The log keeps what it was given, says what it cannot, and writes over nothing."""

from __future__ import annotations

import asyncio
import shutil
import stat
from functools import partial
from pathlib import Path

import pytest

from meeting import events as e
from meeting.roles import Role
from server.doors import hashed
from server.errors import (
    LogError,
    LogFull,
    LogLocked,
)
from server.log import Append, FirstAnswer, KeyHash, MeetingRow, Session
from server.sqlite_log import open_log
from server.sqlite_read import read_events, read_meetings
from tests.figures import Figure
from tests.server.logs import CODE, append, chat, kept, opened
from tests.server.stand_ins import OPENED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the test's log is."""
    return tmp_path / "data" / "handrail.db"


async def test_what_is_appended_is_read_again(path: Path) -> None:
    """Events, their bytes, commands, links and keys come back as they were given."""
    log = await opened(path)
    await append(log, chat(3))

    read = list(log.read(CODE))

    assert read[2] == (chat(3).event, chat(3).body)
    assert [event.seq for event, _ in read] == [1, 2, 3]
    assert log.first_answer(CODE, 2, "c3") == FirstAnswer(b"digest", 3)
    assert log.first_answer(CODE, 3, "c3") is None
    assert log.first_answer("NONE22", 2, "c3") is None
    assert log.links(CODE) == [KeyHash(Role.HOST, hashed("link"))]
    assert log.sessions(CODE) == [Session(2, hashed("key"))]
    await log.close()


async def test_it_goes_on_after_closing(path: Path) -> None:
    """A log that is opened again continues every meeting where it was."""
    log = await opened(path)
    await log.close()

    log = open_log(path)
    outcome = await append(log, chat(3))
    await log.close()

    assert outcome is None
    assert [event.seq for event in read_events(path, CODE)] == [1, 2, 3]


async def test_meetings_are_listed_with_their_end(path: Path) -> None:
    """The list tells code, title, opening, closing and size."""
    log = await opened(path)
    await append(log, kept(e.MeetingClosed(seq=3, at=60_000, by=2)))
    other = e.MeetingOpened(seq=1, title="Rails", language="en", utc=OPENED + 1, epoch="e2")
    await append(log, kept(other), code="XYZ789")

    await log.close()

    assert read_meetings(path) == [
        MeetingRow(CODE, "e1", "Ramps", OPENED, OPENED + 60_000, 3),
        MeetingRow("XYZ789", "e2", "Rails", OPENED + 1, None, 1),
    ]


async def test_it_reads_while_a_server_writes(path: Path) -> None:
    """Transcripts can be made at any time, also in the middle of a meeting."""
    log = await opened(path)

    assert len(list(read_events(path, CODE))) == 2
    await append(log, chat(3))
    assert len(list(read_events(path, CODE))) == 3
    await log.close()


async def test_it_reads_what_a_crash_left(path: Path, tmp_path: Path) -> None:
    """A killed server leaves its newest events beside the file; they count."""
    log = await opened(path)
    await append(log, chat(3))
    crashed = shutil.copytree(path.parent, tmp_path / "crashed")
    await log.close()
    assert (crashed / "handrail.db-wal").stat().st_size > 0

    assert len(list(read_events(crashed / "handrail.db", CODE))) == 3


async def test_an_append_behind_a_failed_one_fails_too(path: Path) -> None:
    """Nothing gets in that was decided on something that never came to be."""
    log = await opened(path)

    outcome = await append(log, chat(5))

    assert isinstance(outcome, LogError)
    assert [event.seq for event, _ in log.read(CODE)] == [1, 2]
    await log.close()


async def test_appends_settle_in_their_order(path: Path) -> None:
    """Five hundred appends at once: each settles once, in the order they were given."""
    log = await opened(path)
    settled: list[int] = []
    done = asyncio.Event()

    def note(seq: int, _: LogError | None) -> None:
        settled.append(seq)
        if seq == 502:
            done.set()

    for seq in range(3, 503):
        log.append(Append(code=CODE, events=(chat(seq),), settled=partial(note, seq)))
    await done.wait()

    assert settled == list(range(3, 503))
    await log.close()


async def test_new_links_take_the_place_of_old_ones(path: Path) -> None:
    """A role has one link: making a new one ends the old one."""
    log = await opened(path)
    settled: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
    new = KeyHash(Role.HOST, hashed("new"))

    log.append(Append(code=CODE, links=(new,), settled=settled.set_result))
    await settled

    assert log.links(CODE) == [new]
    await log.close()


async def test_a_command_id_counts_once_for_ever(path: Path) -> None:
    """Even where the server forgot, the log does not take the same command of a person twice."""
    log = await opened(path)
    again = chat(4)._replace(command="c3")
    await append(log, chat(3))

    outcome = await append(log, again)

    assert isinstance(outcome, LogError)
    assert [event.seq for event, _ in log.read(CODE)] == [1, 2, 3]
    await log.close()


async def test_only_the_owner_may_read_the_files(path: Path) -> None:
    """The log and what lies beside it are 0600, the folder 0700."""
    log = await opened(path)

    files = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}

    assert set(files.values()) == {0o600}
    assert "handrail.db-wal" in files
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    await log.close()


async def test_no_secret_is_in_the_files(path: Path) -> None:
    """Only hashes of links and keys are kept."""
    log = await opened(path)

    written = b"".join(one.read_bytes() for one in path.parent.iterdir())

    assert hashed("key") in written
    assert b"link\x00" not in written
    assert b"'key'" not in written
    await log.close()


async def test_a_second_server_is_refused(path: Path, figure: Figure) -> None:
    """One log, one server; the second is told each time it tries, and the first goes on."""
    log = await opened(path)

    for seq in range(3, 23):
        with pytest.raises(LogLocked, match=r"Another Handrail server uses the log"):
            open_log(path)
        assert await append(log, chat(seq)) is None

    figure("P7", "20 tries to open a log that a server has: 20 refused, 20 events written on")
    await log.close()


async def test_a_full_disk_refuses_and_recovers(path: Path) -> None:
    """Without room an append fails whole; what was written stays; what fits goes on."""
    log = await opened(path)
    await log.close()
    log = open_log(path, most_bytes=size(path) + 8192)

    full = await append(log, chat(3, "x" * 20_000))
    after = await append(log, chat(3))

    assert isinstance(full, LogFull)
    assert after is None
    assert [event.seq for event, _ in log.read(CODE)] == [1, 2, 3]
    await log.close()


def size(path: Path) -> int:
    """Return how many bytes the file has."""
    return path.stat().st_size
