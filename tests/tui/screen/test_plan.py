"""What fits where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screen.plan import GAPS, Plan, Wanted, plan

PANES = ("command", "captions", "messages", "partial", "floor", "status", "footer", "agenda")
BUSY = Wanted(items=6, hands=5)


def used(made: Plan) -> int:
    """Count the rows that one column takes."""
    rows: int = sum(getattr(made, name) for name in (*PANES, "asking", "page"))
    return rows + GAPS * made.gap


@given(
    width=st.integers(1, 300),
    height=st.integers(1, 120),
    items=st.integers(0, 40),
    hands=st.integers(0, 40),
    asking=st.integers(0, 4),
    page=st.booleans(),
    quiet=st.booleans(),
)
def test_nothing_is_taller_than_the_terminal(  # noqa: PLR0913 - drawn by Hypothesis
    *, width: int, height: int, items: int, hands: int, asking: int, page: bool, quiet: bool
) -> None:
    """Whatever the size, and whatever there is to show."""
    made = plan(width, height, Wanted(items, hands, asking, page), quiet=quiet)

    if made.wide:
        ends = made.status + made.command + made.footer + made.asking + made.gap
        assert ends + made.agenda + made.floor + made.gap <= height
        assert ends + made.captions + made.partial + made.messages + made.gap <= height
        assert made.left + made.right < width
    else:
        assert used(made) <= height
    assert made.command == 1


@pytest.mark.parametrize(
    ("size", "least"),
    [
        ((20, 5), {"command": 1, "captions": 2, "messages": 1, "partial": 1}),
        ((40, 12), {"captions": 4, "partial": 2, "messages": 2, "floor": 1, "status": 1}),
        ((80, 24), {"captions": 7, "agenda": 4, "floor": 4, "messages": 3, "footer": 1}),
        ((200, 60), {"captions": 30, "agenda": 7, "floor": 20, "messages": 10}),
    ],
)
def test_what_matters_most_is_there(size: tuple[int, int], least: dict[str, int]) -> None:
    """From the smallest terminal to the largest."""
    made = plan(*size, BUSY, quiet=False)

    assert {name: getattr(made, name) >= rows for name, rows in least.items()} == dict.fromkeys(
        least, True
    )


def test_two_columns_only_where_wide_and_not_quiet() -> None:
    """Readers of whole rows would mix what stands side by side."""
    assert plan(120, 40, BUSY, quiet=False).wide
    assert not plan(99, 40, BUSY, quiet=False).wide
    assert not plan(120, 40, BUSY, quiet=True).wide


def test_the_quiet_screen_has_nothing_that_changes_by_itself() -> None:
    """Title, agenda, one log, announcements of the focus, command line: that is all."""
    made = plan(80, 24, BUSY, quiet=True)

    assert (made.partial, made.messages, made.floor, made.footer) == (0, 0, 0, 0)
    assert (made.status, made.asking, made.command) == (1, 2, 1)


@pytest.mark.parametrize("quiet", [False, True])
def test_a_page_takes_the_place_of_the_log(quiet: bool) -> None:  # noqa: FBT001 - the case
    """Help is read in peace, and the command line stays."""
    made = plan(80, 24, Wanted(6, 5, 0, page=True), quiet=quiet)

    assert made.captions == 0
    assert made.page >= 13
