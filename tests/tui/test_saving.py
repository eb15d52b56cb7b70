"""Saving what a person was shown."""

from pathlib import Path

import pytest

from meeting.state import Meeting
from tui.saving import save_lines

MEETING = Meeting(title="Ramps & rails: who gets in?", utc=1_790_000_000_000)
LINES = ("You are in.", "Ana: Welcome. 안녕하세요.")


def test_lines_are_saved_as_they_were_shown(tmp_path: Path) -> None:
    """The file holds every line, in order."""
    told = save_lines(MEETING, LINES, "", tmp_path)

    (path,) = tmp_path.iterdir()
    assert told == f"Saved: {path}"
    assert path.name == "2026-09-21-ramps-rails-who-gets-in.txt"
    assert path.read_text(encoding="utf-8") == "You are in.\nAna: Welcome. 안녕하세요.\n"


def test_saving_again_overwrites_nothing(tmp_path: Path) -> None:
    """Every copy stays."""
    save_lines(MEETING, LINES[:1], "", tmp_path)
    save_lines(MEETING, LINES, "", tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2026-09-21-ramps-rails-who-gets-in-2.txt",
        "2026-09-21-ramps-rails-who-gets-in.txt",
    ]


def test_another_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    """The person says where."""
    save_lines(MEETING, LINES, str(tmp_path / "my" / "meetings"), tmp_path)

    assert len(list((tmp_path / "my" / "meetings").iterdir())) == 1


def test_a_title_in_another_script_stays_readable(tmp_path: Path) -> None:
    """Letters are letters in every language; what no file system takes is left out."""
    save_lines(Meeting(title="접근성/회의?", utc=0), LINES, "", tmp_path)

    assert next(tmp_path.iterdir()).name == "1970-01-01-접근성-회의.txt"


def test_what_cannot_be_saved_is_told_with_what_to_do(tmp_path: Path) -> None:
    """A folder that is a file gets a sentence, not a traceback."""
    (tmp_path / "file").write_text("")

    told = save_lines(MEETING, LINES, str(tmp_path / "file"), tmp_path)

    assert told == "Not saved: File exists. Type /save and another folder."


def test_only_its_owner_can_read_a_saved_file(tmp_path: Path) -> None:
    """It holds what other people said."""
    save_lines(MEETING, LINES, "", tmp_path)

    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("utc", [-1, 2**62])
def test_any_time_that_a_server_sends_can_be_saved(tmp_path: Path, utc: int) -> None:
    """A time that no calendar has is no reason to lose the words."""
    told = save_lines(Meeting(title="Ramps", utc=utc), LINES, "", tmp_path)

    assert told.startswith("Saved: ")
