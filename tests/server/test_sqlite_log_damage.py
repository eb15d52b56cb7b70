"""What is no whole log is refused by name and never written over; what can be read is read."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from server.errors import (
    LogDamaged,
    LogEmpty,
    LogError,
    LogForeign,
    LogMissing,
    LogNewer,
    LogUnwritable,
    NoSuchMeeting,
)
from server.sqlite_log import open_log
from server.sqlite_read import read_events, read_meetings
from tests.figures import Figure
from tests.server.logs import CODE, OPENING, append, chat, kept, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a log with two events that was closed."""
    path = tmp_path / "data" / "handrail.db"
    asyncio.run(write(path))
    return path


async def write(path: Path) -> None:
    """Open a log and close it."""
    await (await opened(path)).close()


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
def test_a_changed_event_is_found(path: Path, change: str) -> None:
    """SQLite finds such a file whole; the chain does not."""
    damage(path, change)

    with pytest.raises(LogDamaged, match=r"is damaged at event . of meeting ABC234"):
        list(read_events(path, CODE))


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM event WHERE seq = 2",
        "DELETE FROM event",
        "UPDATE meeting SET seq = 3",
        "UPDATE meeting SET hash = zeroblob(32)",
    ],
)
def test_an_end_that_was_cut_off_is_found(path: Path, change: str) -> None:
    """The meeting's own row tells what its newest event should be."""
    damage(path, change)

    with pytest.raises(LogDamaged, match=r"the end of meeting ABC234: events are missing"):
        list(read_events(path, CODE))


async def test_an_event_that_is_none_is_found(tmp_path: Path) -> None:
    """An event of a kind that does not exist is damage, even with a whole chain."""
    path = tmp_path / "handrail.db"
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
def test_what_is_no_whole_log_is_named_and_left_alone(
    path: Path, kind: str, figure: Figure
) -> None:
    """Empty, foreign, cut off, scratched or newer: refused by name, in reading and in writing."""
    expected = spoilt(path, kind)
    before = path.read_bytes()

    with pytest.raises(expected, match=r"handrail\.db"):
        open_log(path)
    with pytest.raises(expected, match=r"handrail\.db"):
        read_meetings(path)

    figure("P6", f"{kind}: refused as {expected.__name__}, and left as it is")
    assert path.read_bytes() == before


def test_reading_needs_a_file(tmp_path: Path) -> None:
    """Where nothing is, reading says so and makes nothing."""
    with pytest.raises(LogMissing):
        read_meetings(tmp_path / "nothing.db")

    assert list(tmp_path.iterdir()) == []


def test_reading_needs_the_meeting(path: Path) -> None:
    """A code that the log does not have is said in plain words."""
    with pytest.raises(NoSuchMeeting, match="There is no meeting NONE22"):
        list(read_events(path, "NONE22"))


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], None]]:
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
    tmp_path: Path, read_only: Callable[[Path], None]
) -> None:
    """A log on a read-only disk, with what a crash left beside it: everything is read."""
    path = tmp_path / "data" / "handrail.db"
    log = await opened(path)
    await append(log, chat(3))
    crashed = shutil.copytree(path.parent, tmp_path / "crashed")
    (crashed / "handrail.db-shm").unlink()
    await log.close()
    read_only(crashed)

    assert len(list(read_events(crashed / "handrail.db", CODE))) == 3
    assert [one.suffix for one in crashed.iterdir()].count(".db-shm") == 0


def test_a_read_only_folder_cannot_be_written(
    tmp_path: Path, read_only: Callable[[Path], None]
) -> None:
    """A server that cannot write says where, and what to do."""
    folder = tmp_path / "locked"
    folder.mkdir()
    read_only(folder)

    with pytest.raises(LogUnwritable, match=r"Handrail may not write to .*locked"):
        open_log(folder / "handrail.db")
