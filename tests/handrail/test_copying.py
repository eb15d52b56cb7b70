"""What `/save` does in both clients."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.copying import asked, saver
from handrail.keeping import Keeping
from meeting import commands as c
from tests.tui.acting import webinar
from transcripts.errors import UnknownFormat
from transcripts.formats import FORMATS

USUAL = Path("usual")
Save = Callable[[str], list[str]]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Give what Cho calls by typing `/save`; it returns the lines that are told."""
    keeping = Keeping(tmp_path / "usual")
    line = webinar()
    line.caption("Good morning.")
    line.happens(c.Chat(text="Hello."), line.person("Ben Okoro"))
    for one in line.waiting():
        keeping.take(one)
    typed = saver(keeping, tmp_path / "usual")
    return lambda words: typed(words).split("\n")


def only(folder: Path) -> Path:
    """Return the one file in a folder."""
    (path,) = folder.iterdir()
    return path


def test_without_a_format_it_is_the_lines_as_they_were_told(save: Save, tmp_path: Path) -> None:
    """In the usual folder, for your eyes only."""
    (told,) = save("")

    path = only(tmp_path / "usual")
    assert told == f"Saved: {path}"
    assert path.name == "1970-01-01-webinar.txt"
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Speaker: Good morning.\nBen Okoro in the chat: Hello.\n" in path.read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_had(save: Save, tmp_path: Path, name: str) -> None:
    """Each says whose copy it is, where it has room for it."""
    (told,) = save(name)

    path = only(tmp_path / "usual")
    assert told == f"Saved: {path}"
    assert path.name == f"1970-01-01-webinar.{FORMATS[name].ending}"
    if name in ("md", "txt", "html", "json"):
        assert "This is what Cho was shown." in path.read_text("utf-8")


def test_several_formats_come_at_once(save: Save, tmp_path: Path) -> None:
    """The lines may be among them."""
    told = save(f"md,lines,vtt {tmp_path / 'mine'}")

    assert len(told) == 3
    assert {path.suffix for path in (tmp_path / "mine").iterdir()} == {".md", ".txt", ".vtt"}


def test_nothing_is_written_over(save: Save, tmp_path: Path) -> None:
    """A second copy gets a number."""
    save(f"md {tmp_path}/fair.md")
    (told,) = save(f"md {tmp_path}/fair.md")

    assert told == f"Saved: {tmp_path}/fair-2.md"


@pytest.mark.parametrize(
    ("words", "formats", "folder", "called"),
    [
        ("", ("lines",), USUAL, ""),
        ("VTT", ("vtt",), USUAL, ""),
        ("md my notes", ("md",), Path("my notes"), ""),
        ("md,docx out", ("md", "docx"), Path("out"), ""),
        ("md notes.md", ("md",), Path(), "notes"),
        ("md notes.txt", ("md",), Path("notes.txt"), ""),
        ("notes.html", ("html",), Path(), "notes"),
        ("fair.times.csv", ("times",), Path(), "fair"),
        ("fair.csv", ("csv",), Path(), "fair"),
        ("fair.txt", ("lines",), Path(), "fair"),
        ("out/fair.vtt", ("vtt",), Path("out"), "fair"),
        ("out/", ("lines",), Path("out"), ""),
        ("~", ("lines",), Path.home(), ""),
    ],
)
def test_what_is_typed_is_understood(
    words: str, formats: tuple[str, ...], folder: Path, called: str
) -> None:
    """Formats, a folder, or a file that ends as its format does."""
    wish = asked(words, USUAL)

    assert (wish.formats, wish.folder, wish.called) == (formats, folder, called)


@pytest.mark.parametrize("words", ["pdf", "md,pdf", "pdf here"])
def test_a_slip_makes_no_folder(words: str) -> None:
    """The formats are named."""
    with pytest.raises(
        UnknownFormat, match=r"no format or folder called .*Choose from vtt, .*Type \./ before"
    ):
        asked(words, USUAL)


def test_what_cannot_be_saved_is_told_with_what_to_do(save: Save, tmp_path: Path) -> None:
    """In the meeting, which goes on."""
    (tmp_path / "file").touch()

    (told,) = save(f"md {tmp_path / 'file'}")

    assert told.startswith("Not saved. Nothing was saved in ")
    assert told.endswith("That is a file, not a folder. Save to another folder.")
