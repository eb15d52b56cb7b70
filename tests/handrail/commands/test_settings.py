"""`handrail settings`, as somebody types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.cli import main
from meeting.language import ENGLISH, use


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything in a folder of its own."""
    monkeypatch.setenv("HANDRAIL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Return the exit code and what was printed."""
    code = main(["settings", *words])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_all_settings_are_told_and_where_they_are(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    """One line each."""
    code, text = said(capsys)

    assert code == 0
    assert "tell: all. How much is told.\n" in text
    assert text.endswith(f"They are kept in {home / 'settings.toml'}.\n")


def test_one_is_changed_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Words need no quotes."""
    assert said(capsys, "bell", "urgent,", "chat") == (
        0, "bell is now: urgent, chat. It is kept for next time.\n",
    )  # fmt: skip
    assert said(capsys, "key.hand", "z")[0] == 0
    assert "key.hand: z.\n" in said(capsys)[1]
    assert said(capsys, "bell")[1].startswith("bell: urgent, chat.")


def test_who_chooses_a_language_is_answered_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways: somebody may not read the language that was there before."""
    try:
        korean = said(capsys, "language", "ko")[1]
        english = said(capsys, "language", "en")[1]
    finally:
        use(ENGLISH)

    assert "다음" in korean
    assert english == "language is now: en. It is kept for next time.\n"


@pytest.mark.parametrize(
    "words", [("colour", "red"), ("caption-width", "3"), ("key.nothing", "z"), ("colour",)]
)
def test_a_mistake_is_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """And the exit code says so."""
    code, text = said(capsys, *words)

    assert code == 1
    assert text.startswith("handrail: ")
    assert len(text.splitlines()) == 1


def test_settings_go_along_to_another_computer(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By one file; what was there before is kept beside it."""
    said(capsys, "name", "Ana")
    assert said(capsys, "--to", str(tmp_path / "mine.toml"))[0] == 0
    assert said(capsys, "--to", str(tmp_path / "mine.toml"))[0] == 1
    monkeypatch.setenv("HANDRAIL_HOME", str(tmp_path / "other"))
    said(capsys, "name", "Ben")

    assert said(capsys, "--from", str(tmp_path / "mine.toml"))[0] == 0
    assert said(capsys, "name")[1].startswith("name: Ana.")
    assert "Ben" in (tmp_path / "other" / "settings.old.toml").read_text("utf-8")
    assert said(capsys, "--from", str(tmp_path / "none.toml"))[0] == 1


def test_a_mistake_in_the_file_is_told(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    """With its place; the rest counts."""
    home.mkdir()
    (home / "settings.toml").write_text('tell = "loud"\nname = "Ana"\n')

    code, text = said(capsys)

    assert code == 1
    assert "handrail: The setting tell is not understood." in text
    assert "name: Ana." in text
