"""Lines on the desktop, through the program that a system has for it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from handrail import desktop


def test_without_a_program_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried that cannot work."""
    monkeypatch.setenv("PATH", "")

    assert desktop.shower() is None


@pytest.mark.skipif(sys.platform == "darwin", reason="another program shows lines there")
def test_a_line_is_shown_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No option and no markup can come from what somebody wrote."""
    program, out = tmp_path / "notify-send", tmp_path / "out"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >"{out}.new"\n/bin/mv "{out}.new" "{out}"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    show = desktop.shower()
    assert show

    show("--help <b>you</b> & I")
    for _ in range(200):
        if out.exists():
            break
        time.sleep(0.02)

    assert out.read_text("utf-8").splitlines() == [
        "--app-name", "Handrail", "--", "Handrail", "--help &lt;b>you&lt;/b> &amp; I",
    ]  # fmt: skip
