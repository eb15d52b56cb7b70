"""Short forms: what a captioner need not write out."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.errors import BadShortForms
from captions.typing.short_forms import ShortForms, read_short_forms


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("the pb is old", "the problem is old"),
        ("Pb solved, PB gone", "Problem solved, Problem gone"),
        ("pbs stay", "pbs stay"),
        ("pb's", "pb's"),
        ("don't", "don't"),
        ("cafe-pb", "cafe-pb"),
        ("", ""),
    ],
)
def test_only_whole_words_are_short_forms(typed: str, line: str) -> None:
    """And a capital stays one."""
    assert ShortForms({"pb": "problem", "don": "Donald"}).expand(typed) == line


def test_two_dots_repeat_what_was_said() -> None:
    """The whole last line, or so many words of it; an ellipsis stays one."""
    forms = ShortForms()

    said = [
        forms.expand(line) for line in ("We need a quiet room.", "..3 now", "so, ..", "well...")
    ]

    assert said == [
        "We need a quiet room.",
        "a quiet room now",
        "so, a quiet room now",
        "well...",
    ]


def test_a_file_is_read(tmp_path: Path) -> None:
    """With notes and empty lines."""
    path = tmp_path / "short.txt"
    path.write_text("# ours\n\npb = problem\nqr = quiet room\n", encoding="utf-8")

    assert read_short_forms(path).expand("a qr is no pb") == "a quiet room is no problem"


@pytest.mark.parametrize("line", ["pb", "= problem", "pb =", "two words = one", "x" * 41 + " = y"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    """With its number, and how one is written."""
    path = tmp_path / "short.txt"
    path.write_text(f"ok = okay\n{line}\n", encoding="utf-8")

    with pytest.raises(BadShortForms, match=r"^Line 2 of .* Write: pb = problem"):
        read_short_forms(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """And one that is no text."""
    (tmp_path / "data").write_bytes(b"\xff\xfe\x00")

    for path in (tmp_path / "nowhere", tmp_path / "data"):
        with pytest.raises(BadShortForms):
            read_short_forms(path)
