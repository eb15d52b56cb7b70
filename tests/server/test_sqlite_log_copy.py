"""A copy of a log: whole, for its owner alone, and also while a server writes."""

from __future__ import annotations

import asyncio
import shutil
import stat
from pathlib import Path

import pytest

from server.errors import CopyInTheWay, LogForeign, LogUnwritable
from server.sqlite_log import open_log
from server.sqlite_read import back_up, read_events, read_meetings
from tests.figures import Figure
from tests.meeting.plain import long_sentences
from tests.server.logs import CODE, append, chat, opened


async def test_a_copy_holds_all_that_was_written(tmp_path: Path) -> None:
    """The server goes on writing meanwhile; what it writes later is not in the copy."""
    log = await opened(tmp_path / "log")
    await append(log, chat(3))

    back_up(tmp_path / "log", tmp_path / "copy")
    await append(log, chat(4))
    await log.close()

    assert [event.seq for event in read_events(tmp_path / "copy", CODE)] == [1, 2, 3]
    assert [row.code for row in read_meetings(tmp_path / "copy")] == [CODE]


COPIES = 20


async def test_every_copy_made_while_much_is_written_is_a_whole_beginning(
    tmp_path: Path, figure: Figure
) -> None:
    """Twenty copies under some hundred events a second: each is checked from end to end."""
    path = tmp_path / "log"
    log = await opened(path)
    done = False

    async def write() -> int:
        seq = 2
        while not done:
            seq += 1
            assert await append(log, chat(seq)) is None
            await asyncio.sleep(0.002)
        return seq

    writing = asyncio.create_task(write())
    lengths = []
    for number in range(COPIES):
        copy = tmp_path / str(number)
        await asyncio.to_thread(back_up, path, copy)
        lengths.append([event.seq for event in read_events(copy, CODE)])
        await asyncio.sleep(0.01)
    done = True
    last = await writing
    await log.close()

    whole = sum(seqs == list(range(1, len(seqs) + 1)) for seqs in lengths)
    figure("P8", f"{COPIES} copies while {last} events were written: {whole} whole beginnings")
    assert whole == COPIES
    assert lengths == sorted(lengths)
    assert len(lengths[-1]) > len(lengths[0])


async def test_a_copy_of_the_file_alone_lacks_what_is_new(tmp_path: Path, figure: Figure) -> None:
    """Why there is a command for it: the newest events lie in another file."""
    log = await opened(tmp_path / "log")
    await append(log, chat(3))

    shutil.copyfile(tmp_path / "log", tmp_path / "raw")
    back_up(tmp_path / "log", tmp_path / "copy")
    raw, copy = (read_meetings(tmp_path / name) for name in ("raw", "copy"))
    await log.close()

    figure("P8", f"the file copied by hand: {len(raw)} of {len(copy)} meetings in it")
    assert (len(raw), len(copy)) == (0, 1)


async def test_a_server_can_go_on_with_a_copy(tmp_path: Path) -> None:
    """That is what it is for."""
    log = await opened(tmp_path / "log")
    await log.close()
    back_up(tmp_path / "log", tmp_path / "copy")

    log = open_log(tmp_path / "copy")
    outcome = await append(log, chat(3))
    await log.close()

    assert outcome is None


async def test_only_the_owner_may_read_a_copy(tmp_path: Path) -> None:
    """The copy has every word that the log has."""
    log = await opened(tmp_path / "log")
    back_up(tmp_path / "log", tmp_path / "new" / "copy")
    await log.close()

    assert stat.S_IMODE((tmp_path / "new" / "copy").stat().st_mode) == 0o600


async def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """Not a file, and not a link that leads nowhere."""
    log = await opened(tmp_path / "log")
    await log.close()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    for name in ("file", "link", "log"):
        with pytest.raises(CopyInTheWay) as refused:
            back_up(tmp_path / "log", tmp_path / name)
        assert long_sentences([str(refused.value).replace(str(tmp_path), "")]) == []

    assert (tmp_path / "file").read_text() == "mine"


async def test_a_copy_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    log = await opened(tmp_path / "log")
    await log.close()
    (tmp_path / "file").write_text("mine")

    with pytest.raises(LogUnwritable):
        back_up(tmp_path / "log", tmp_path / "file" / "copy")


def test_what_is_no_log_is_not_copied(tmp_path: Path) -> None:
    """And no empty copy is left."""
    (tmp_path / "log").write_text("a letter")

    with pytest.raises(LogForeign):
        back_up(tmp_path / "log", tmp_path / "copy")

    assert not (tmp_path / "copy").exists()
