"""What can be read of a damaged log is saved, and nothing else is made up."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from meeting import events as e
from meeting.apply import replay
from meeting.roles import Role
from meeting.wire import decode_event
from server.doors import hashed
from server.errors import CopyInTheWay, LogDamaged, LogForeign
from server.log import KeyHash, Session
from server.salvage import Saved, salvage
from server.sqlite_log import open_log
from server.sqlite_read import read_events, read_meetings
from tests.figures import Figure
from tests.meeting.story import whole_meeting
from tests.server.logs import CODE, OPENING, append, chat, kept, opened
from tests.server.stand_ins import OPENED


@pytest.fixture
async def log(tmp_path: Path) -> Path:
    """Return a log with one meeting of 300 events."""
    path = tmp_path / "handrail.db"
    log = await opened(path)
    for seq in range(3, 301):
        await append(log, chat(seq, f"line {seq} " + "x" * 200))
    await log.close()
    return path


def damage(path: Path, change: str) -> None:
    """Change the file behind the server's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)


def spoil(path: Path, kind: str) -> bytes:
    """Scratch a page towards the end or cut the file there; return what is in it then."""
    whole = bytearray(path.read_bytes())
    at = len(whole) * 7 // 8 // 4096 * 4096
    if kind == "scratched":
        whole[at : at + 4096] = os.urandom(4096)
    else:
        del whole[at:]
    path.write_bytes(whole)
    return bytes(whole)


def write(path: Path, text: str) -> None:
    """Put a text into a file."""
    path.write_text(text)


def content(path: Path) -> bytes:
    """Return what is in a file."""
    return path.read_bytes()


async def test_a_whole_log_is_saved_as_it_is(log: Path, tmp_path: Path) -> None:
    """Its events, its epoch, its links and its people's keys."""
    saved = await salvage(log, tmp_path / "new.db")

    new = open_log(tmp_path / "new.db")
    assert saved == [Saved(CODE, 300, 300)]
    assert new.links(CODE) == [KeyHash(Role.HOST, hashed("link"))]
    assert new.sessions(CODE) == [Session(2, hashed("key"))]
    await new.close()
    assert list(read_events(tmp_path / "new.db", CODE)) == list(read_events(log, CODE))
    assert read_meetings(tmp_path / "new.db") == read_meetings(log)


async def test_a_broken_event_costs_no_other(log: Path, tmp_path: Path) -> None:
    """Its number stays, empty, under a new epoch: nobody takes it for what was there."""
    before = list(read_events(log, CODE))
    damage(log, "UPDATE event SET body = CAST('{}' AS BLOB) WHERE seq = 120")

    saved = await salvage(log, tmp_path / "new.db")

    events = list(read_events(tmp_path / "new.db", CODE))
    assert saved == [Saved(CODE, 299, 300)]
    assert events[119] == e.Withheld(seq=120, at=before[118].at)
    assert [*events[1:119], *events[120:]] == [*before[1:119], *before[120:]]
    assert read_meetings(tmp_path / "new.db")[0].epoch != "e1"


async def test_a_lost_opening_is_made_anew(log: Path, tmp_path: Path) -> None:
    """From what the list of meetings tells: the title and the day."""
    damage(log, "DELETE FROM event WHERE seq = 1")

    saved = await salvage(log, tmp_path / "new.db")

    opening, *others = read_events(tmp_path / "new.db", CODE)
    assert saved == [Saved(CODE, 299, 300)]
    assert isinstance(opening, e.MeetingOpened)
    assert (opening.title, opening.utc) == ("Ramps", OPENED)
    assert others == list(read_events_of(log))[1:]


def read_events_of(log: Path) -> list[e.Event]:
    """Return the events of a log as SQL tells them, checked by nothing, with a place for the first.

    A lost opening keeps `read_events` from reading on.
    """
    with closing(sqlite3.connect(log)) as connection:
        rows = connection.execute("SELECT body FROM event ORDER BY seq").fetchall()
    return [OPENING, *(decode_event(body) for (body,) in rows)]


@pytest.mark.parametrize("kind", ["scratched", "cut short"])
async def test_a_broken_file_gives_what_its_whole_pages_hold(
    log: Path, tmp_path: Path, kind: str, figure: Figure
) -> None:
    """SQLite itself cannot read it through; all that is on whole pages comes out."""
    spoilt = spoil(log, kind)
    with pytest.raises(LogDamaged):
        open_log(log)

    (saved,) = await salvage(log, tmp_path / "new.db")

    figure("P6", f"a log {kind}: {saved.events} of {saved.written} events saved")
    assert 250 <= saved.events < 300
    assert replay(read_events(tmp_path / "new.db", CODE)).seq >= saved.events
    assert content(log) == spoilt


async def test_half_a_file_gives_all_that_is_on_it(
    log: Path, tmp_path: Path, figure: Figure
) -> None:
    """Also where the page above the rows is lost: each page is read by itself.

    Some rows stand on the pages above, and only their old bytes are left below: one of each page.
    """
    cut_in_half(log)
    there = {seq for seq in range(1, 301) if line(seq) in content(log)}

    (saved,) = await salvage(log, tmp_path / "new.db")

    events = read_events(tmp_path / "new.db", CODE)
    said = {one.seq for one in events if isinstance(one, e.ChatSaid)}
    figure("P6", f"a log cut in half, its tree's root lost: {saved.events} of 300 events saved")
    assert said <= there
    assert len(said) > 0.9 * len(there) > 100


def line(seq: int) -> bytes:
    """Return the words of an event, as they stand in the file."""
    return f"line {seq} x".encode()


def cut_in_half(log: Path) -> None:
    """Leave the first half of a file, with noise where the root of the events was."""
    root, whole = root_page(log), content(log)
    half = whole[: len(whole) // 2]
    log.write_bytes(half.replace(root, os.urandom(len(root))))


def root_page(log: Path) -> bytes:
    """Return the page that leads to the events, and has some of them."""
    with closing(sqlite3.connect(log)) as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'")
        page = int(found.fetchone()[0]) - 1
    return content(log)[page * 4096 :][:4096]


async def test_words_that_were_taken_out_do_not_come_back(tmp_path: Path) -> None:
    """A page that was left behind may hold them; the event that took them out is there."""
    path = tmp_path / "handrail.db"
    log = await opened(path)
    await append(log, chat(3, "secretmarker"))
    with closing(sqlite3.connect(path)) as connection:
        stale = connection.execute("SELECT body, salt FROM event WHERE seq = 3").fetchone()
    await append(log, kept(e.Redacted(seq=4, by=2, events=(3,))))
    await log.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        back = "UPDATE event SET body = ?, salt = ?, erased_by = NULL WHERE seq = 3"
        connection.execute(back, stale)
    assert b"secretmarker" in content(path)

    await salvage(path, tmp_path / "new.db")

    assert b"secretmarker" not in content(tmp_path / "new.db")


async def test_events_that_make_no_meeting_are_left(tmp_path: Path) -> None:
    """A chain can hold although the events do not follow each other."""
    path = tmp_path / "handrail.db"
    log = await opened(path)
    await append(log, chat(3)._replace(event=chat(3).event, body=kept(chat(9).event).body))
    await log.close()

    assert await salvage(path, tmp_path / "new.db") == [Saved(CODE, 2, 3)]


async def test_a_meeting_of_which_nothing_is_left_is_told(log: Path, tmp_path: Path) -> None:
    """It is not in the new log, and the answer says so."""
    damage(log, "DELETE FROM event")

    assert await salvage(log, tmp_path / "new.db") == [Saved(CODE, 0, 300)]
    assert read_meetings(tmp_path / "new.db") == []


async def test_nothing_is_written_over(log: Path, tmp_path: Path) -> None:
    """Neither a file in the way, nor a file that is no log."""
    write(tmp_path / "new.db", "mine")
    with pytest.raises(CopyInTheWay):
        await salvage(log, tmp_path / "new.db")
    write(tmp_path / "diary", "Dear diary, " * 500)
    with pytest.raises(LogForeign):
        await salvage(tmp_path / "diary", tmp_path / "other.db")

    assert content(tmp_path / "new.db") == b"mine"


async def test_every_meeting_of_a_log_is_saved(tmp_path: Path) -> None:
    """Damage in one takes nothing from the others."""
    path = tmp_path / "handrail.db"
    log = await opened(path)
    opening, *others = whole_meeting().log
    story = [replace(opening, epoch="e2"), *others]
    assert await append(log, *map(kept, story), code="XYZ234") is None
    await log.close()
    damage(path, "DELETE FROM event WHERE meeting = 1 AND seq = 2")

    saved = await salvage(path, tmp_path / "new.db")

    assert saved == [Saved(CODE, 1, 2), Saved("XYZ234", len(story), len(story))]
