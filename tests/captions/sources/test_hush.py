"""Tests of hushing: only our own sentences reach people."""

from __future__ import annotations

import os

import pytest

from captions.sources.hush import hush


def test_what_a_library_writes_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    """Straight to the descriptor, as libraries in C do."""
    with hush():
        os.write(2, b"confmisc.c:165: cannot get card index for 0\n")

    assert capfd.readouterr().err == ""


def test_what_comes_later_is_heard_again(capfd: pytest.CaptureFixture[str]) -> None:
    """Also where an error ended it."""
    with pytest.raises(OSError, match="gone"), hush():
        raise OSError("gone")
    os.write(2, b"There is no microphone.\n")

    assert capfd.readouterr().err == "There is no microphone.\n"
