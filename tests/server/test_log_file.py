"""The files are made whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from server import log_file
from server.errors import LogLocked, LogMissing, LogUnwritable


def fill(path: Path) -> None:
    """Write something."""
    path.write_text("new")


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """Two servers make the same log at once: the first one counts."""
    path = tmp_path / "handrail.db"
    path.write_text("old")

    log_file.create(path, fill)

    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["handrail.db"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """A disk that fills up while a log is made: no half file is found later."""

    def fail(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(LogUnwritable):
        log_file.create(tmp_path / "handrail.db", fail)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    """A path through a file cannot be made, and reading finds nothing there."""
    (tmp_path / "notes").write_text("")
    path = tmp_path / "notes" / "handrail.db"

    with pytest.raises(LogUnwritable):
        log_file.create(path, fill)
    with pytest.raises(LogMissing):
        log_file.check(path)


def test_a_lock_is_held_until_it_is_closed(tmp_path: Path) -> None:
    """While one holds it nobody else gets it; afterwards the next one does."""
    path = tmp_path / "handrail.db"
    held = log_file.lock(path)

    with pytest.raises(LogLocked):
        log_file.lock(path)
    os.close(held)

    os.close(log_file.lock(path))
