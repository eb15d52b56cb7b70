"""`handrail transcripts`: what it prints and what it leaves behind."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from handrail.cli import main
from meeting.language import ENGLISH, speaking
from server.sqlite_log import open_log
from server.sqlite_read import fingerprint
from tests.meeting.story import whole_meeting
from tests.server.logs import OPENING, append, kept

CODE = "ABC234"


@pytest.fixture
async def log(tmp_path: Path) -> Path:
    """Return a log with the whole story in it."""
    path = tmp_path / "meetings.sqlite"
    opened = open_log(path)
    assert await append(opened, *map(kept, whole_meeting().log), code=CODE) is None
    await opened.close()
    return path


def run(log: Path, *words: str) -> int:
    """Run one action on the log."""
    return main(["transcripts", words[0], "--log", str(log), *words[1:]])


def content(path: Path) -> bytes:
    """Return what is in a file."""
    return path.read_bytes()


async def test_meetings_are_listed(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line each: code, day, state, title."""
    code = run(log, "list")

    assert code == 0
    assert capsys.readouterr().out == (
        "ABC234  2026-09-21 14:13 UTC  closed  Ramps & rails: who gets in?\n"
    )


async def test_open_meetings_and_closed_ones_stand_in_columns(
    log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of who reads, where a letter takes two cells."""
    opened = open_log(log)
    assert await append(opened, kept(replace(OPENING, epoch="e2")), code="DEF234") is None
    await opened.close()

    assert run(log, "list") == 0
    english = capsys.readouterr().out
    monkeypatch.setenv("LANGUAGE", "ko")
    with speaking(ENGLISH):  # and again in English when it is over
        assert run(log, "list") == 0
    korean = capsys.readouterr().out

    assert [line[30:40] for line in english.splitlines()] == ["closed    ", "open now  "]
    assert [line[30:].rpartition("Ramps")[0] or line[30:] for line in korean.splitlines()] == [
        f"닫힘{' ' * 7}", "열려 있음  ",
    ]  # fmt: skip


def test_a_computer_without_a_log_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No mistake of anybody's."""
    assert run(tmp_path / "none", "list") == 0
    assert capsys.readouterr().out == "No meeting was kept on this computer yet.\n"


async def test_a_log_without_meetings_has_no_latest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says what to do first."""
    await open_log(tmp_path / "log").close()

    assert run(tmp_path / "log", "verify", "latest") == 1
    assert "Hold one first: handrail host." in capsys.readouterr().err


async def test_a_search_shows_where_and_who(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Meeting, time, agenda item, speaker, words, and what stands around them."""
    code = run(log, "search", "steep")

    assert code == 0
    assert capsys.readouterr().out == (
        "ABC234, 2026-09-21: Ramps & rails: who gets in?\n"
        "  0:00:47, The new ramp. Cai: how steep is 1 in 12\n"
        "    Before it: Bo in writing: The door needs a handle.\n"
        "    After it: Cai: Is it 1 m up for 12 m along?\n"
    )


async def test_a_search_that_finds_nothing_says_so(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With 1, so that a script knows."""
    assert run(log, "search", "nowhere") == 1
    assert capsys.readouterr().out == "Nothing was found.\n"


async def test_a_search_says_where_it_stopped(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody takes a part for the whole."""
    run(log, "search", "--most", "1", "the")

    assert capsys.readouterr().out.endswith("These are the first 1. Add a word to find fewer.\n")


async def test_a_whole_meeting_is_said_to_be_whole(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the number of events; `latest` is the newest meeting."""
    code = run(log, "verify", "latest")

    assert code == 0
    events = len(whole_meeting().log)
    assert capsys.readouterr().out == (
        f"Meeting ABC234 is whole: {events} events, each as it was written.\n"
        f"Its fingerprint is {fingerprint(log, CODE)}. Note it down for later checks.\n"
    )


async def test_a_fingerprint_tells_whether_a_record_is_still_the_same(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one of an earlier moment; what is no fingerprint of this meeting fits nothing."""
    early, late = fingerprint(log, CODE, 5), fingerprint(log, CODE)

    assert run(log, "verify", CODE, "--fingerprint", early) == 0
    assert run(log, "verify", CODE, "--fingerprint", late) == 0
    assert "It fits that fingerprint." in capsys.readouterr().out
    for wrong in (f"9{early}", "5-0000000000000000", "word", "-", "9" * 40):
        assert run(log, "verify", CODE, f"--fingerprint={wrong}") == 1
    assert "It does not fit that fingerprint." in capsys.readouterr().out


async def test_what_is_left_of_a_damaged_log_is_saved(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says how much; the new log is whole, and the damaged one is left as it is."""
    with closing(sqlite3.connect(log)) as connection, connection:
        connection.execute("UPDATE event SET hash = zeroblob(32) WHERE seq = 30")
    before = content(log)

    assert await asyncio.to_thread(run, log, "salvage", str(tmp_path / "new.sqlite")) == 1
    events = len(whole_meeting().log)
    assert f"Meeting ABC234: {events - 1} of {events} events were saved." in capsys.readouterr().out
    assert run(tmp_path / "new.sqlite", "verify", CODE) == 0
    assert await asyncio.to_thread(run, log, "salvage", str(tmp_path / "new.sqlite")) == 1
    assert "There is a file at" in capsys.readouterr().err
    assert content(log) == before


async def test_a_changed_word_is_found(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever changes what was said leaves a trace."""
    with closing(sqlite3.connect(log)) as connection, connection:
        connection.execute(
            "UPDATE event SET body = CAST(replace(CAST(body AS TEXT), 'steep', 'sheep') AS BLOB)"
        )

    code = run(log, "verify", CODE)

    assert code == 1
    assert "is damaged at event 38 of meeting ABC234" in capsys.readouterr().err


async def test_a_copy_is_made_and_checked(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The copy can be searched and verified like the log."""
    copy = tmp_path / "copy.sqlite"

    assert run(log, "backup", str(copy)) == 0
    assert "Meetings: 1. Events, all checked:" in capsys.readouterr().out
    assert run(copy, "verify", CODE) == 0


async def test_a_copy_overwrites_nothing(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The log itself least of all."""
    assert run(log, "backup", str(log)) == 1
    assert "Name another one for the copy." in capsys.readouterr().err


def test_plain_text_can_have_lines_of_any_length(log: Path, tmp_path: Path) -> None:
    """0 for one line a paragraph, which a voice reads without a stop; nonsense is told."""
    assert run(log, "export", CODE, "--format", "txt", "--wrap", "0", "--to", str(tmp_path)) == 0

    (saved,) = tmp_path.glob("*.txt")
    assert max(map(len, saved.read_text(encoding="utf-8").splitlines())) > 80
    with pytest.raises(SystemExit):
        run(log, "export", CODE, "--wrap", "5")


@pytest.mark.parametrize("name", ["ttml", "docx", "csv", "rrsagent"])
async def test_every_format_can_be_exported(log: Path, tmp_path: Path, name: str) -> None:
    """And tells of corrections, which only the log knows in full."""
    folder = tmp_path / "out"

    assert run(log, "export", CODE, "--format", name, "--to", str(folder)) == 0
    assert len(list(folder.iterdir())) == 1


def test_a_recording_from_elsewhere_gets_minutes_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taken in, found, and exported under its day and title."""
    log, file = tmp_path / "log", tmp_path / "zoom.vtt"
    file.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nAna Bo: The ramp is wet.\n")

    imported = run(log, "import", str(file), "--title", "Rain", "--on", "2026-09-21T14:30")
    found = run(log, "search", "wet")
    exported = run(log, "export", "latest", "--format", "md", "--to", str(tmp_path))

    assert (imported, found, exported) == (0, 0, 0)
    assert "  0:00:01. Ana Bo: The ramp is wet.\n" in capsys.readouterr().out
    assert "**Ana Bo**" in (tmp_path / "2026-09-21-rain.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"a letter"])
def test_a_file_that_cannot_be_read_makes_no_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    """The sentence names the file and says what to do."""
    file = tmp_path / "talk.vtt"
    file.write_bytes(content)

    code = run(tmp_path / "log", "import", str(file))

    assert code == 1
    assert capsys.readouterr().err.startswith("handrail: talk.vtt was not taken in. The")
    assert not (tmp_path / "log").exists()


def test_a_file_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a day or a language that is none."""
    assert run(tmp_path / "log", "import", str(tmp_path / "none")) == 1
    assert "No such file" in capsys.readouterr().err
    assert run(tmp_path / "log", "import", "x", "--language", "<b>") == 1
    assert "<b> is no language." in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run(tmp_path / "log", "import", "x", "--on", "Monday")
    assert "written like 2026-09-21T14:30, not Monday" in capsys.readouterr().err
