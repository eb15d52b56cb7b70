"""The quiet layer on a real terminal: what it leaves out, where the cursor is, how it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal

import pytest

from tests.spoken.screen_program import program
from tests.tui.screen.viewer import Viewer
from tui.quiet import hung_up

READY = "You are in Webinar"


@pytest.fixture
def viewer() -> Viewer:
    """Return a seat at the quiet screen client in the webinar."""
    return Viewer(program("nothing"))


def test_nothing_is_written_that_readers_speak_by_mistake(viewer: Viewer) -> None:
    """Two readers speak the tails of these sequences, and a hidden cursor hides the line."""
    with viewer:
        viewer.until_shown(READY)

    assert not re.search(rb"\x1b\[\?25l|\x1b\[[<>]\d*u|\x1b\[\?\d+\$p|\x1b\]", viewer.raw)


def test_the_cursor_stands_on_the_focused_row_after_every_key(viewer: Viewer) -> None:
    """This is all that a braille display shows."""
    with viewer:
        viewer.until_shown(READY)
        for key, line in (
            ("", READY),
            ("\t\t", "1. Welcome"),
            ("\x1b[B", "2. Budget"),
            ("\x1b[A", "1. Welcome"),
            ("\x1b[Z/place", "/place"),
            ("\x1b", "1. Welcome"),
            ("\t", READY),
            ("h", "Your hand is up"),
            ("?", "program, all."),
            ("\x1b[A", "For more"),
        ):
            viewer.press(key)
            viewer.until_line(line)


def test_what_is_written_once_is_not_written_again(viewer: Viewer) -> None:
    """A key that changes nothing writes nothing."""
    with viewer:
        viewer.until_shown(READY)
        viewer.press("h")
        viewer.until_line("Your hand is up")

        assert viewer.raw.count(READY.encode()) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_gives_the_terminal_back(
    viewer: Viewer, number: signal.Signals
) -> None:
    """Whoever stops the program finds the shell as it was."""
    with viewer:
        viewer.until_shown(READY)
        viewer.send(number)

        assert viewer.code() == 128 + number
    assert b"\x1b[?1049l" in viewer.raw


def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(viewer: Viewer) -> None:
    """Else what is typed for the shell, such as "fg", would act as keys in the meeting."""
    with viewer:
        viewer.until_shown(READY)
        viewer.press("\x1a")
        viewer.wait_for(lambda: viewer.stopped, "it stops")
        while_stopped = viewer.raw
        viewer.send(signal.SIGCONT)
        viewer.wait_for(lambda: viewer.raw.count(READY.encode()) > 1, "all is written anew")
        viewer.press("h")

        viewer.until_line("Your hand is up")
    assert b"\x1b[?1049l" in while_stopped


@pytest.mark.skipif(shutil.which("setsid") is None, reason="setsid is not installed")
def test_it_ends_when_its_terminal_goes_without_a_signal() -> None:
    """With the signal ignored, an orphaned app would go on at a third of a core."""
    ignoring = ["sh", "-c", "trap '' HUP; setsid -w \"$@\"", "sh", *program("nothing")]

    with Viewer(ignoring) as viewer:
        viewer.until_shown(READY)
        viewer.hang_up()

        assert viewer.code() == 128 + signal.SIGHUP


def test_a_terminal_that_is_there_is_not_gone() -> None:
    """The look for the terminal does not end a healthy program."""
    master, slave = os.openpty()

    assert not hung_up(slave)
    os.close(master)
    assert hung_up(slave)
    os.close(slave)
