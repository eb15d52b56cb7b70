"""Transcripts out of the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.errors import NoMeeting, NoPlace
from handrail.saving import LATEST, export, make_ready
from handrail.speaking import catalogue
from meeting.commands import AddItem
from meeting.language import speaking
from server.app import Server
from server.config import Config
from server.errors import LogMissing, NoSuchMeeting
from transcripts.errors import NotSaved, UnknownFormat


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return where the log is."""
    return tmp_path / "log.sqlite"


async def hold(log: Path, *titles: str) -> list[str]:
    """Open meetings, one after the other, and return their codes."""
    async with Server(Config(log=log, port=0)) as server:
        return [
            (await server.open_meeting(title, "en", [AddItem(title="Welcome")])).code
            for title in titles
        ]


async def test_each_format_has_its_file(log: Path, tmp_path: Path) -> None:
    """Named after the day and the title."""
    (code,) = await hold(log, "Street fair")

    paths = export(log, code, tmp_path / "out", ["vtt", "md", "txt"])

    assert [path.suffix for path in paths] == [".vtt", ".md", ".txt"]
    assert all(path.name.endswith(f"street-fair{path.suffix}") for path in paths)
    assert "Street fair" in paths[2].read_text("utf-8")


async def test_latest_is_the_meeting_that_was_opened_last(log: Path, tmp_path: Path) -> None:
    """Most people want that one."""
    await hold(log, "Older")
    await hold(log, "Newer")

    (path,) = export(log, LATEST, tmp_path / "out", ["txt"])

    assert "newer" in path.name


@pytest.mark.parametrize(
    ("spoken", "heading"), [("en", "Agenda"), ("ko-KR", "안건"), ("es", "Agenda")]
)
async def test_every_reader_gets_the_same_bytes(
    log: Path, tmp_path: Path, spoken: str, heading: str
) -> None:
    """In the meeting's own language, or else in English; the reader's does not count."""
    async with Server(Config(log=log, port=0)) as server:
        await server.open_meeting("Fair", spoken, [AddItem(title="Welcome")])

    (english,) = export(log, LATEST, tmp_path / "english", ["md"])
    with speaking(catalogue("ko")):
        (korean,) = export(log, LATEST, tmp_path / "korean", ["md"])

    assert f"## {heading}\n" in english.read_text("utf-8")
    assert korean.read_bytes() == english.read_bytes()


async def test_a_code_may_be_typed_in_small_letters(log: Path, tmp_path: Path) -> None:
    """As people type."""
    (code,) = await hold(log, "Street fair")

    assert export(log, code.lower(), tmp_path / "out", ["txt"])


async def test_a_second_export_writes_over_nothing(log: Path, tmp_path: Path) -> None:
    """Unless somebody asks for that."""
    await hold(log, "Street fair")
    (first,) = export(log, LATEST, tmp_path, ["txt"])

    (second,) = export(log, LATEST, tmp_path, ["txt"])
    (third,) = export(log, LATEST, tmp_path, ["txt"], overwrite=True)

    assert second.name == first.name.replace(".txt", "-2.txt")
    assert third == first


async def test_an_unknown_code_is_told(log: Path, tmp_path: Path) -> None:
    """With where to look."""
    await hold(log, "Street fair")

    with pytest.raises(NoSuchMeeting, match="There is no meeting NOSUCH in this log"):
        export(log, "NOSUCH", tmp_path, ["txt"])


async def test_an_unknown_format_is_told(log: Path, tmp_path: Path) -> None:
    """With those that there are."""
    await hold(log, "Street fair")

    with pytest.raises(UnknownFormat, match=r"no format called doc\. Choose from vtt, md, txt"):
        export(log, LATEST, tmp_path, ["doc"])


async def test_a_log_without_meetings_is_told(log: Path, tmp_path: Path) -> None:
    """With how to hold one."""
    await hold(log)

    with pytest.raises(NoMeeting, match="Hold one first: handrail host"):
        export(log, LATEST, tmp_path, ["txt"])


def test_a_log_that_is_not_there_is_told(log: Path, tmp_path: Path) -> None:
    """A slip in the name."""
    with pytest.raises(LogMissing, match="There is no log at"):
        export(log, LATEST, tmp_path, ["txt"])


async def test_a_folder_that_cannot_be_written_is_told(log: Path) -> None:
    """And the log is as before."""
    await hold(log, "Street fair")
    before = content(log)

    with pytest.raises(NotSaved, match="Save to another folder"):
        export(log, LATEST, log / "out", ["txt"])

    assert content(log) == before


def content(path: Path) -> bytes:
    """Return what is in a file."""
    return path.read_bytes()


def test_a_folder_is_made_ready(tmp_path: Path) -> None:
    """It is there then, with nothing in it."""
    make_ready(tmp_path / "new" / "folder")

    assert list((tmp_path / "new" / "folder").iterdir()) == []


def test_a_folder_that_takes_nothing_is_told_before_it_is_needed(tmp_path: Path) -> None:
    """Rather than after two minutes of demo."""
    (tmp_path / "file").touch()

    with pytest.raises(NoPlace, match="Choose another folder with --to"):
        make_ready(tmp_path / "file")
