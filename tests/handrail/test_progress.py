"""Progress: ten plain lines, or a bar for people who look at it."""

from __future__ import annotations

import io

from handrail.progress import CELLS, Progress


def test_progress_is_a_line_for_every_tenth() -> None:
    """A screen reader reads ten lines, not a thousand."""
    told = io.StringIO()
    progress = Progress(told)

    for here in range(1001):
        progress(here, 1000)

    assert told.getvalue().splitlines() == [f"{tenth}0 percent" for tenth in range(1, 11)]


def test_a_bar_is_drawn_over_itself_and_fits_on_forty_columns() -> None:
    """It ends with its line, so that the next words stand on their own."""
    told = io.StringIO()
    progress = Progress(told, bar=True)

    for here in range(1001):
        progress(here, 1000)

    drawn = told.getvalue().split("\r")[1:]
    assert drawn[-1] == "#" * CELLS + " 100 %\n"
    assert max(map(len, drawn)) <= 40
    assert len(drawn) == 100


def test_a_bar_makes_way_for_words() -> None:
    """And is drawn again below them."""
    told = io.StringIO()
    progress = Progress(told, bar=True)

    progress(50, 100)
    progress.pause()
    told.write("At 0:42: too quiet.\n")
    progress(51, 100)

    lines = [line for line in told.getvalue().splitlines() if line]
    assert [line[-4:] for line in lines] == ["50 %", "iet.", "51 %"]
