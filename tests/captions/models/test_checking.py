"""A model's folder: whole, or a sentence that names what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.errors import BrokenModel, NoModel
from captions.models.checking import check_model, is_model
from tests.captions.made_models import BIG, FIRST, SMALL, make_model


@pytest.mark.parametrize("parts", [SMALL, BIG, FIRST])
def test_each_kind_of_model_is_known(tmp_path: Path, parts: tuple[str, ...]) -> None:
    """Small, big, and of the first generation."""
    assert is_model(make_model(tmp_path / "m", parts))


@pytest.mark.parametrize("part", SMALL)
@pytest.mark.parametrize("damage", ["missing", "empty"])
def test_each_part_is_needed(tmp_path: Path, part: str, damage: str) -> None:
    """An empty model.conf, for one, makes Vosk work without end."""
    folder = make_model(tmp_path / "m", SMALL)
    (folder / part).unlink()
    if damage == "empty":
        (folder / part).touch()

    with pytest.raises(BrokenModel, match="is not whole"):
        check_model(folder)


def test_a_missing_folder_is_no_broken_model(tmp_path: Path) -> None:
    """The person may have slipped on the name."""
    with pytest.raises(NoModel, match="There is no model folder"):
        check_model(tmp_path / "nowhere")


def test_a_file_is_no_model(tmp_path: Path) -> None:
    """Such as the ZIP that it came in."""
    (tmp_path / "m").write_bytes(b"PK")

    with pytest.raises(NoModel):
        check_model(tmp_path / "m")
