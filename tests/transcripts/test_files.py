"""Files: whole or not at all, under safe names, nothing overwritten."""

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.meeting.plain import long_sentences
from tests.meeting.story import BO, whole_meeting
from tests.transcripts.samples import meeting_of
from transcripts import files
from transcripts.errors import NotSaved, UnknownFormat
from transcripts.files import save, slug

MEETING = whole_meeting().meeting
NAME = "2026-09-21-ramps-rails-who-gets-in"


def names(folder: Path) -> list[str]:
    """Return all that is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_the_usual_formats_are_saved_under_one_name(tmp_path: Path) -> None:
    """The day and the title, so that files sort by themselves."""
    paths = save(MEETING, tmp_path)

    assert [path.name for path in paths] == [f"{NAME}.vtt", f"{NAME}.md", f"{NAME}.txt"]
    assert names(tmp_path) == sorted(path.name for path in paths)
    assert paths[0].read_text(encoding="utf-8").startswith("WEBVTT\n")


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    """Words that people said among themselves are nobody else's."""
    (path,) = save(MEETING, tmp_path, ["vtt"])

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """The next files get the next number, all of them the same."""
    (tmp_path / f"{NAME}.md").write_text("mine")

    first, second = save(MEETING, tmp_path), save(MEETING, tmp_path, ["txt", "html"])

    assert [path.name for path in first] == [f"{NAME}-2.vtt", f"{NAME}-2.md", f"{NAME}-2.txt"]
    assert [path.name for path in second] == [f"{NAME}.txt", f"{NAME}.html"]
    assert (tmp_path / f"{NAME}.md").read_text() == "mine"


def test_overwriting_is_for_who_asks_for_it(tmp_path: Path) -> None:
    """The old file is replaced in one step."""
    (tmp_path / f"{NAME}.md").write_text("mine")

    paths = save(MEETING, tmp_path, ["md"], overwrite=True)

    assert [path.name for path in paths] == [f"{NAME}.md"]
    assert paths[0].read_text(encoding="utf-8").startswith("# Ramps")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link that waits in the folder does not lead our words elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("theirs")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / f"{NAME}.md").symlink_to(elsewhere)

    (kept,) = save(MEETING, folder, ["md"])
    (taken,) = save(MEETING, folder, ["md"], overwrite=True)

    assert kept.name == f"{NAME}-2.md"
    assert elsewhere.read_text() == "theirs"
    assert not taken.is_symlink()


def test_a_folder_is_made(tmp_path: Path) -> None:
    """Nobody has to make it first."""
    (path,) = save(MEETING, tmp_path / "a" / "b", ["vtt"], viewer=BO)

    assert "This is what Bo was shown." in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ramps & Rails!", "ramps-rails"),
        ("../../etc/cron.d/x", "etc-cron-d-x"),
        ("/abs/path", "abs-path"),
        ("-rf *", "rf"),
        ("CON", "con"),
        ("a\x00b\nc", "a-b-c"),
        ("...", "meeting"),
        ("", "meeting"),
        ("회의 자막", "회의-자막"),
        ("हिन्दी बैठक", "हिन्दी-बैठक"),
        ("Straße", "strasse"),
        ("x" * 300, "x" * 64),
        ("$(rm) `ls` ; | > <", "rm-ls"),
        ("a\u2215b\u29f8c\uff0fd", "a-b-c-d"),
    ],
)
def test_a_title_becomes_a_safe_name(title: str, expected: str) -> None:
    """Letters and digits of any script stay; nothing that a shell or a disk takes amiss."""
    assert slug(title) == expected


@given(st.text(max_size=200))
def test_a_name_stays_in_its_folder(title: str) -> None:
    """Whatever the title is."""
    name = f"2026-09-21-{slug(title)}.speech.txt"

    assert (Path("/folder") / name).parent == Path("/folder")
    assert len(name.encode()) <= 255
    assert not set(name) & set("/\\\0:*?\"<>|'`$&; \n")


def test_a_title_of_any_kind_can_be_saved(tmp_path: Path) -> None:
    """The disk takes every name that we make."""
    for title in ("회의" * 100, "e\u0301" * 200, "../..", "👩🏽\u200d🚀"):
        save(meeting_of([], title=title), tmp_path, ["txt"])

    assert len(names(tmp_path)) == 4


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    """In plain words, with what to do."""
    (tmp_path / "out").write_text("mine")

    with pytest.raises(NotSaved) as refused:
        save(MEETING, tmp_path / "out")

    assert str(refused.value) == (
        f"Nothing was saved in {tmp_path / 'out'}. "
        "That is a file, not a folder. Save to another folder."
    )


def test_a_folder_that_is_no_name_is_said() -> None:
    """A NUL is no crash."""
    with pytest.raises(NotSaved, match="no name of a folder"):
        save(MEETING, Path("a\0b"))


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """No file, no temporary file, and the reason; here a limit on the size of files stands in."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(NotSaved, match="The file is too big for this disk"):
            save(MEETING, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "number",
    [
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.ENAMETOOLONG,
        errno.EIO,
    ],
)
def test_every_reason_is_in_plain_words(number: int) -> None:
    """What happened and what to do next, in short sentences, with no number."""
    with pytest.raises(NotSaved) as refused, files.explained(Path("out")):
        raise OSError(number, os.strerror(number))

    text = str(refused.value)
    assert text.startswith("Nothing was saved in out. ")
    assert text.endswith("ave to another folder.")
    assert long_sentences([text]) == []


def test_an_unknown_format_saves_nothing(tmp_path: Path) -> None:
    """Not even the formats that are known."""
    with pytest.raises(UnknownFormat):
        save(MEETING, tmp_path, ["vtt", "pdf"])

    assert names(tmp_path) == []
