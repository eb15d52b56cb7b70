"""`handrail agenda`: look over a file, and get a meeting's agenda back."""

import asyncio
from pathlib import Path

import pytest

from handrail.agendas import read
from handrail.cli import main
from meeting import commands as c
from meeting.roles import Role
from server.adding import add_meeting
from tests.meeting.play import Play

AGENDA = """\
# Street fair

1. Welcome (5 min)
   Who is here.
   Presenter: Ana
   Link: https://example.org/paper
   Host note: Ana may be late.
   1. Names (2 min)
      We say our names.
2. Break (10 min)
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return a log with one meeting that had this agenda."""
    file = tmp_path / "agenda.md"
    file.write_text(AGENDA)
    play = Play(title="Street fair")
    host = play.join("Asha", Role.HOST)
    for item in read(file).items:
        play.do(item)
    play.do(c.CloseMeeting(), host)
    asyncio.run(add_meeting(tmp_path / "log.db", play.log))
    return tmp_path / "log.db"


@pytest.mark.parametrize("ending", ["md", "toml"])
def test_an_agenda_comes_back_without_loss(
    log: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What went in with --agenda comes out of the log, in both forms, host notes too."""
    out = log.with_name(f"out.{ending}")

    code = main(["agenda", "export", "latest", str(out), "--log", str(log)])

    assert code == 0
    assert capsys.readouterr().out == f"Saved: {out}. Host notes are in it.\n"
    assert read(out) == read(log.with_name("agenda.md"))
    assert ending == "toml" or out.read_text() == AGENDA


def test_a_file_is_not_replaced_by_chance(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unless somebody asks for it."""
    out = log.with_name("agenda.md")
    out.write_text("mine")

    assert main(["agenda", "export", "latest", str(out), "--log", str(log)]) == 1
    assert "Add --overwrite to replace it." in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert main(["agenda", "export", "latest", str(out), "--log", str(log), "--overwrite"]) == 0


def test_a_good_file_is_said_to_be_good(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With how long it takes."""
    file = log.with_name("agenda.md")

    assert main(["agenda", "check", str(file), "--minutes", "15"]) == 0
    assert capsys.readouterr().out == "Good: 3 items, 15 minutes in all.\n"
    assert main(["agenda", "check", str(file), "--minutes", "14"]) == 1
    assert capsys.readouterr().out.startswith("Mend: It takes 15 minutes, and there are 14.\n")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gone.md", None, "There is no file"),
        ("a.toml", b"item = 3", "is no agenda in TOML."),
        ("a.md", b"\xff\xfe", "is no text file."),
    ],
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, name: str, content: bytes | None, sentence: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """In one line, with what to look at."""
    if content is not None:
        (tmp_path / name).write_bytes(content)

    assert main(["agenda", "check", str(tmp_path / name)]) == 1
    assert sentence in capsys.readouterr().err
