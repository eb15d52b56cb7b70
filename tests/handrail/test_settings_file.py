"""The file of settings: what is written is read again, and nothing in it is lost."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail import settings_file
from handrail.errors import NotKept
from tui.errors import NotUnderstood
from tui.settings import Client, Settings
from tui.telling import MOMENTS, Level

SOME = st.builds(
    Settings,
    name=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    client=st.sampled_from(Client),
    tell=st.sampled_from(Level),
    bell=st.lists(st.sampled_from(MOMENTS), unique=True).map(tuple),
    captions=st.booleans(),
    caption_width=st.integers(12, 400),
    key=st.dictionaries(st.sampled_from(["hand", "stop"]), st.sampled_from(string.punctuation)),
)


@given(settings=SOME)
def test_what_is_written_is_read(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever signs are in a name, and whichever key somebody chose."""
    path = tmp_path_factory.mktemp("home") / "settings.toml"

    settings_file.write(path, settings)

    assert settings_file.read(path) == (settings, ())


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    """Nobody has to set anything."""
    assert settings_file.read(tmp_path / "none.toml") == (Settings(), ())


def test_the_file_explains_itself(tmp_path: Path) -> None:
    """Each setting stands under what it is for and what it can be; the usual ones are left out."""
    path = tmp_path / "settings.toml"

    settings_file.set_one(path, "caption-width", "40")

    text = path.read_text("utf-8")
    assert text.endswith(
        "\n# The longest line of captions, in letters. 0 fills the terminal.\n"
        "# It can be: 0, or 12 to 400.\ncaption-width = 40\n"
    )
    assert "tell" not in text


def test_one_setting_is_kept_and_the_others_stay(tmp_path: Path) -> None:
    """What somebody changed only for this meeting does not get into the file."""
    path = tmp_path / "settings.toml"
    settings_file.set_one(path, "name", "Ana")
    now = Settings(caption_width=40, captions=False)

    told = settings_file.keep(path, now, "caption-width")

    assert told == "caption-width is now: 40. It is kept for next time."
    assert settings_file.read(path)[0] == Settings(name="Ana", caption_width=40)


@pytest.mark.parametrize("text", ["tell = ", "\xff", 'tell = "loud"\n'])
def test_a_file_with_a_mistake_is_told_and_never_lost(tmp_path: Path, text: str) -> None:
    """It is put aside when something new is written."""
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode("latin-1"))

    faults = settings_file.read(path)[1]
    settings_file.set_one(path, "name", "Ana")

    assert len(faults) == 1
    assert str(path) in faults[0]
    assert (tmp_path / "settings.old.toml").read_bytes() == text.encode("latin-1")
    assert settings_file.read(path) == (Settings(name="Ana"), ())


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    """In a meeting the setting counts all the same."""
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "settings.toml"

    told = settings_file.keep(path, Settings(caption_width=40), "caption-width")

    assert told == "caption-width is now: 40. It could not be kept: File exists."
    with pytest.raises(NotKept):
        settings_file.write(path, Settings())


def test_a_setting_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(NotUnderstood):
        settings_file.set_one(tmp_path / "settings.toml", "colour", "red")
    assert list(tmp_path.iterdir()) == []
