"""The captioner's own glossary: a file that may be written as people write lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.errors import BadGlossary
from captions.glossary_file import read_glossary
from meeting.values import Term


def test_a_term_a_line_with_what_it_is_heard_as(tmp_path: Path) -> None:
    """Comments, bullets, meanings and empty lines do no harm."""
    path = tmp_path / "terms.txt"
    path.write_text(
        "# Names\n\nAsha Rao = usher row, a sha rao\n- Makaton (make a tonne): Signs and words.\n"
        "* Easy Read: Short sentences, with pictures.\n",
        encoding="utf-8-sig",
    )

    assert read_glossary(path, pytest.fail) == (
        Term("Asha Rao", "", ("usher row", "a sha rao")),
        Term("Makaton", "Signs and words.", ("make a tonne",)),
        Term("Easy Read", "Short sentences, with pictures."),
    )


def test_a_line_that_is_no_term_is_told_and_left_out(tmp_path: Path) -> None:
    """The others count."""
    path = tmp_path / "terms.txt"
    path.write_text(f"{'x' * 99}\nMakaton\n", encoding="utf-8")
    told: list[str] = []

    found = read_glossary(path, told.append)

    assert [one.text for one in found] == ["Makaton"]
    assert told == [f"Line 1 of {path} is no term. It is left out."]


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """With the sentence for the captioner."""
    (tmp_path / "sound.wav").write_bytes(b"RIFF\xff\xfe")

    with pytest.raises(BadGlossary, match="is no text"):
        read_glossary(tmp_path / "sound.wav", pytest.fail)
    with pytest.raises(BadGlossary, match="cannot be read"):
        read_glossary(tmp_path / "nothing", pytest.fail)
