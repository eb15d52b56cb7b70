"""Ten minutes of speech on narrow and wide terminals: each caption once, nothing ever rewritten.

The 150 sentences come as fast as they are taken, so that it lasts seconds: what is proved is about
what is written in which order, and no clock has a part in that.
"""

from __future__ import annotations

import re

import pytest

from client import happenings as h
from tests.spoken.lines_program import LONG
from tests.spoken.screen_program import program
from tests.tui.lines.seat import webinar_program
from tests.tui.scene import begun
from tests.tui.screen.looking import Screen, opened
from tests.tui.screen.viewer import Viewer
from tui.screen.reading import Place
from tui.screen.stage import Look

NUMBERS = [str(number) for number in range(1, LONG + 1)]


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_the_line_client_writes_each_caption_once_and_changes_no_line(columns: int) -> None:
    """No partial, no cursor movement, no carriage return but at the end of a line."""
    with Viewer(webinar_program("long"), columns=columns, rows=12) as viewer:
        viewer.wait_for(lambda: f"sentence {LONG}" in written(viewer), "the last caption")
        viewer.settle()
        text = viewer.raw.decode()

    assert all(len(row) <= columns for row in text.splitlines())
    words = " ".join(text.split())
    assert re.findall(r"Speaker: this is sentence (\d+) of the ten minutes\.", words) == NUMBERS
    assert words.count("this is sentence") == LONG
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text.replace("\r\n", "\n"))


@pytest.mark.parametrize(("columns", "rows"), [(20, 80), (40, 50), (80, 40)])
def test_the_quiet_screen_client_writes_each_caption_once(columns: int, rows: int) -> None:
    """No partial either; cut between words, over the ends of many pages.

    The rows are many because a page stands for a moment before it is turned.
    """
    with Viewer(program("long"), columns=columns, rows=rows) as viewer:
        viewer.wait_for(
            lambda: f"{LONG} of the ten minutes." in written(viewer), "the last caption"
        )
        viewer.settle()
        words = written(viewer)

    found = re.findall(r"Speaker: this is sentence (\d+) of the ten minutes\.", words)
    assert found == NUMBERS
    assert words.count("this is sentence") == LONG


def written(viewer: Viewer) -> str:
    """Return the words that were written, in order, wherever on the screen they went."""
    text = viewer.raw.decode("utf-8", "replace")
    return " ".join(re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", " ", text).split())


@pytest.mark.parametrize("size", [(20, 60), (40, 40), (80, 24)])
async def test_the_screen_client_keeps_each_caption_once(size: tuple[int, int]) -> None:
    """Words that are still recognised are shown, and nothing of them stays in the log."""
    line = begun()
    async with opened(line, Look(), size=size) as screen:
        for number in NUMBERS:
            text = f"this is sentence {number} of the ten minutes."
            line.put(h.Heard(source=line.person("Captions"), speaker=0, text=text[:20]))
            line.caption(text)
        await screen.until(lambda: line.meeting.seq == screen.app.model.meeting.seq)
        words = " ".join(await read_from_the_start(screen))

    assert re.findall(r"this is sentence (\d+) of the ten minutes\.", words) == NUMBERS
    assert words.count("this is sentence") == LONG


async def read_from_the_start(screen: Screen) -> list[str]:
    """Go through the captions page by page; return each line of the log as it is shown."""
    pane = screen.app.panes.captions
    pane.focus()
    await screen.press("home")
    lines: dict[Place, str] = {}
    while not pane.reading.live:
        rows = {row.place: row.text.plain.rstrip() for row in pane.reading.window()}
        assert all(text in screen.text for text in rows.values())
        lines |= rows
        await screen.press("pagedown")
    lines |= {row.place: row.text.plain.rstrip() for row in pane.reading.window()}
    return [lines[place] for place in sorted(lines)]
