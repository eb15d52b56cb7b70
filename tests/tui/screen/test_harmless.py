"""Nothing that others send acts on the terminal: read as raw bytes, and in a real terminal."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.figures import Figure
from tests.spoken.screen_program import program
from tests.tui.lines.seat import LIMIT
from tests.tui.screen.hostile import LAST, MAKER, PAYLOADS, SCENE
from tests.tui.screen.viewer import Viewer

OURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""What Textual and the quiet layer write: colours, cursor moves, modes of the screen."""

KEYS = (
    "\t",
    "\t",
    "\t",
    "\t",
    "w",
    "\x1b[6~",
    "\x1b",
    "b",
    "\x1b[6~",
    "\x1b",
    "u",
    "\x1b",
    "\x1b[5~",
)
"""Keys that bring every pane and every page to the screen."""

ROUNDS = 5
"""How often the keys go round where a busy machine shows the panes late."""

SEEN = "[@click=app.quit]x[/]"
"""What shows that the panes with hostile words were on the screen."""

TMUX = shutil.which("tmux")


@pytest.mark.parametrize(
    ("size", "quiet"), [((80, 24), False), ((80, 24), True), ((120, 40), False), ((20, 6), False)]
)
def test_the_terminal_gets_words_and_our_own_sequences_only(
    size: tuple[int, int],
    quiet: bool,  # noqa: FBT001 - the case
    figure: Figure,
) -> None:
    """No clipboard, no title, no link, no device string, no control; in every pane and page."""
    with Viewer(program(SCENE, quiet=quiet, maker=MAKER), *size) as viewer:
        viewer.until_shown("last words")
        for key in KEYS * ROUNDS:
            viewer.press(key)
            viewer.settle()
            if key == KEYS[-1] and SEEN.encode() in viewer.raw:
                break
        text = viewer.raw.decode("utf-8")

    rest = OURS.sub("", text).replace("\r", "").replace("\n", "")
    acting = [sign for sign in rest if not sign.isprintable() and sign != JOINER]
    figure(
        "P11", f"screen client, {len(PAYLOADS)} payloads: {len(acting)} controls not our own "
        f"in {len(text)} signs",
    )  # fmt: skip
    assert SEEN in text
    assert acting == []


JOINER = "\u200d"
"""Joins the pictures of a family; it acts on nothing."""


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """Return the beginning of a tmux command for a server of this test's own."""
    if TMUX is None:
        pytest.skip("tmux is not installed: apt-get install tmux")
    command = [TMUX, "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    yield command
    subprocess.run([*command, "kill-server"], check=False, capture_output=True)


def test_clipboard_and_title_of_a_real_terminal_stay_untouched(tmux: list[str]) -> None:
    """The terminal lets programs set both, and nobody in the meeting can."""

    def ask(*words: str) -> str:
        done = subprocess.run([*tmux, *words], check=False, capture_output=True, text=True)
        return done.stdout.strip()

    run = shlex.join(program(SCENE, quiet=False, maker=MAKER))
    ask("new-session", "-d", "-x", "80", "-y", "24", "sh")
    ask("set", "-g", "set-clipboard", "on")
    ask("set", "-g", "allow-rename", "on")
    title = ask("display", "-p", "#{pane_title}/#{window_name}")
    ask("respawn-pane", "-k", run)
    end = time.monotonic() + LIMIT
    while LAST not in ask("capture-pane", "-p") and time.monotonic() < end:
        time.sleep(0.1)

    assert LAST in ask("capture-pane", "-p")
    assert ask("list-buffers") == ""
    assert ask("display", "-p", "#{pane_title}/#{window_name}").split("/")[0] == title.split("/")[0]
