"""Ten minutes of speech on narrow and wide terminals: each caption once, nothing ever rewritten."""

from __future__ import annotations

import re

import pytest

from tests.spoken.lines_program import LONG
from tests.tui.lines.seat import webinar_program
from tests.tui.screen.viewer import Viewer


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_the_line_client_writes_each_caption_once_and_changes_no_line(columns: int) -> None:
    """No partial, no cursor movement, no carriage return but at the end of a line."""
    with Viewer(webinar_program("long"), columns=columns, rows=12) as viewer:
        viewer.wait_for(lambda: f"sentence {LONG} of".encode() in viewer.raw, "the last caption")
        viewer.settle()
        text = viewer.raw.decode()

    found = re.findall(r"(?m)^Speaker: this is sentence (\d+) of the ten minutes\.\r$", text)
    assert found == [str(number) for number in range(1, LONG + 1)]
    assert text.count("this is sentence") == LONG
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text.replace("\r\n", "\n"))
