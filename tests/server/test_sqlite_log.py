"""The log keeps what it was given, says what it cannot, and writes over nothing."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from meeting import events as e
from meeting.roles import Role
from server.doors import hashed
from server.errors import (
    LogDamaged,
    LogEmpty,
    LogError,
    LogForeign,
    LogFull,
    LogLocked,
    LogMissing,
    LogNewer,
    LogUnwritable,
    NoSuchMeeting,
)
from server.log import Append, KeyHash, MeetingRow, Session
from server.sqlite_log import open_log, read_events, read_meetings
from tests.server.logs import CODE, OPENING, append, chat, kept, opened
from tests.server.stand_ins import OPENED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the test's log is."""
    return tmp_path / "data" / "handrail.db"


async def test_what_is_appended_is_read_again(path: Path) -> None:
    """Events, their bytes, command ids, links and keys come back as they were given."""
    log = await opened(path)
    await append(log, chat(3))

    read = list(log.read(CODE))

    assert read[2] == chat(3)
    assert [one.event.seq for one in read] == [1, 2, 3]
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
    assert [one.event.seq for one in log.read(CODE)] == [1, 2]
    await log.close()


async def test_appends_settle_in_their_order(path: Path) -> None:
    """Five hundred appends at once: each settles once, in the order they were given."""
    log = await opened(path)
    settled: list[int] = []
    done = asyncio.Event()

    def note(seq: int) -> Callable[[LogError | None], None]:
        return lambda _: settled.append(seq) or (done.set() if seq == 502 else None)

    for seq in range(3, 503):
        log.append(Append(code=CODE, events=(chat(seq),), settled=note(seq)))
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
    assert [one.event.seq for one in log.read(CODE)] == [1, 2, 3]
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


async def test_a_second_server_is_refused(path: Path) -> None:
    """One log, one server; the second is told, and the first goes on."""
    log = await opened(path)

    with pytest.raises(LogLocked, match=r"Another Handrail server uses the log"):
        open_log(path)

    assert await append(log, chat(3)) is None
    await log.close()


async def test_a_full_disk_refuses_and_recovers(path: Path) -> None:
    """Without room an append fails whole; what was written stays; what fits goes on."""
    log = await opened(path)
    await log.close()
    log = open_log(path, most_bytes=path.stat().st_size + 8192)

    full = await append(log, chat(3, "x" * 20_000))
    after = await append(log, chat(3))

    assert isinstance(full, LogFull)
    assert after is None
    assert [one.event.seq for one in log.read(CODE)] == [1, 2, 3]
    await log.close()


def damage(path: Path, change: str) -> None:
    """Change the file behind the server's back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
        connection.commit()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET body = CAST(replace(body, 'Ann', 'Bob') AS BLOB) WHERE seq = 2",
        "UPDATE event SET type = 'PersonLeft' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 1",
        "UPDATE event SET hash = zeroblob(32) WHERE seq = 2",
        "UPDATE meeting SET epoch = 'e9'",
    ],
)
async def test_a_changed_event_is_found(path: Path, change: str) -> None:
    """SQLite finds such a file whole; the chain does not."""
    await (await opened(path)).close()
    damage(path, change)

    with pytest.raises(LogDamaged, match=r"is damaged at event . of meeting ABC234"):
        list(read_events(path, CODE))


async def test_an_event_that_is_none_is_found(path: Path) -> None:
    """An event of a kind that does not exist is damage, even with a whole chain."""
    log = await opened(path)
    await append(log, kept(OPENING)._replace(body=b'{"type":"Nothing"}', event=chat(3).event))
    await log.close()

    with pytest.raises(LogDamaged):
        list(read_events(path, CODE))


def spoilt(path: Path, kind: str) -> type[LogError]:
    """Spoil the log in one way; return what must be said about it."""
    match kind:
        case "empty":
            path.write_bytes(b"")
            return LogEmpty
        case "text":
            path.write_text("Dear diary, " * 500)
            return LogForeign
        case "half":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
            return LogDamaged
        case "scratched":
            whole = bytearray(path.read_bytes())
            whole[4096:8192] = os.urandom(4096)
            path.write_bytes(whole)
            return LogDamaged
        case "newer":
            damage(path, "PRAGMA user_version = 99")
            return LogNewer
        case _:
            path.unlink()
            damage(path, "CREATE TABLE notes (words TEXT)")
            return LogForeign


@pytest.mark.parametrize("kind", ["empty", "text", "half", "scratched", "newer", "other database"])
async def test_what_is_no_whole_log_is_named_and_left_alone(path: Path, kind: str) -> None:
    """Empty, foreign, cut off, scratched or newer: refused by name, in reading and in writing."""
    await (await opened(path)).close()
    expected = spoilt(path, kind)
    before = path.read_bytes()

    with pytest.raises(expected, match="handrail.db"):
        open_log(path)
    with pytest.raises(expected, match="handrail.db"):
        read_meetings(path)

    assert path.read_bytes() == before


def test_reading_needs_a_file(tmp_path: Path) -> None:
    """Where nothing is, reading says so and makes nothing."""
    with pytest.raises(LogMissing):
        read_meetings(tmp_path / "nothing.db")

    assert list(tmp_path.iterdir()) == []


async def test_reading_needs_the_meeting(path: Path) -> None:
    """A code that the log does not have is said in plain words."""
    await (await opened(path)).close()

    with pytest.raises(NoSuchMeeting, match="There is no meeting NONE22"):
        list(read_events(path, "NONE22"))


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """Make folders that nobody can write to, not even root; give them back in the end."""
    locked: list[Path] = []

    def lock(folder: Path) -> None:
        if os.geteuid() == 0:
            done = subprocess.run(["chattr", "+i", folder], capture_output=True, check=False)
            if done.returncode:
                pytest.skip("root can write everywhere here: no read-only folder to be had")
        else:
            folder.chmod(0o500)
        locked.append(folder)

    yield lock
    for folder in locked:
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", folder], check=True)
        else:
            folder.chmod(0o700)


async def test_a_read_only_folder_can_be_read(
    path: Path, tmp_path: Path, read_only: Callable[[Path], None]
) -> None:
    """A log on a read-only disk, with what a crash left beside it: everything is read."""
    log = await opened(path)
    await append(log, chat(3))
    crashed = shutil.copytree(path.parent, tmp_path / "crashed")
    (crashed / "handrail.db-shm").unlink()
    await log.close()
    read_only(crashed)

    assert len(list(read_events(crashed / "handrail.db", CODE))) == 3
    assert not (crashed / "handrail.db-shm").exists()


async def test_a_read_only_folder_cannot_be_written(
    tmp_path: Path, read_only: Callable[[Path], None]
) -> None:
    """A server that cannot write says where, and what to do."""
    folder = tmp_path / "locked"
    folder.mkdir()
    read_only(folder)

    with pytest.raises(LogUnwritable, match=r"Handrail may not write to .*locked"):
        open_log(folder / "handrail.db")
