"""A window on a log: live at its end, or at a place that stays put."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui.screen.reading import Reading


class Lines:
    """A log whose entries have as many lines as a test says; counts how often it is asked."""

    def __init__(self, *lengths: int) -> None:
        self.lengths = list(lengths)
        self.asked = 0

    def __len__(self) -> int:
        return len(self.lengths)

    def lines(self, entry: int, width: int) -> list[Content]:
        """Return lines that tell their entry and number."""
        del width
        self.asked += 1
        return [Content(f"{entry}.{number}") for number in range(self.lengths[entry])]


def reading(*lengths: int, height: int = 4, paged: bool = False) -> tuple[Lines, Reading]:
    """Return a log and a live window on it."""
    log = Lines(*lengths)
    window = Reading(log, paged=paged)
    window.resize(20, height)
    return log, window


def shown(window: Reading) -> list[str]:
    """Return what the window shows; a star marks the cursor."""
    return [f"{row.text.plain}{'*' * row.cursor}" for row in window.window()]


def test_a_live_window_shows_the_last_lines() -> None:
    """New words stand at its foot."""
    _, window = reading(1, 2, 3)

    assert shown(window) == ["1.1", "2.0", "2.1", "2.2*"]


def test_who_reads_back_stays_there() -> None:
    """Arriving lines move nothing; they are counted."""
    log, window = reading(*[1] * 10)
    window.move(-5)
    before = shown(window)

    log.lengths += [1] * 12

    assert shown(window) == before
    assert window.new == 12


def test_the_end_is_live_again() -> None:
    """Going to the last line, by any key, follows the log again."""
    log, window = reading(*[1] * 10)
    window.move(-1)
    assert not window.live

    window.move(1)
    log.lengths.append(1)

    assert window.live
    assert shown(window)[-1] == "10.0*"


def test_a_page_keeps_one_line_in_sight() -> None:
    """The eye finds where it was."""
    _, window = reading(*[1] * 10)

    window.page(-1)

    assert shown(window) == ["3.0*", "4.0", "5.0", "6.0"]


def test_home_and_end_reach_both_ends() -> None:
    """However long the log is."""
    _, window = reading(*[1] * 100)

    window.home()
    assert shown(window)[0] == "0.0*"

    window.end()
    assert shown(window)[-1] == "99.0*"


def test_a_full_page_waits_until_it_is_turned() -> None:
    """What did not fit is not lost: it stands on the next page, in whole entries."""
    log, window = reading(1, 1, 1, paged=True)

    log.lengths.append(2)
    assert window.full
    assert shown(window) == ["0.0", "1.0", "2.0"]

    window.turn()
    assert shown(window) == ["3.0", "3.1*"]
    assert not window.full


def test_an_entry_that_is_longer_than_a_page_takes_several() -> None:
    """Nobody's words are cut."""
    _, window = reading(6, paged=True)
    assert shown(window) == ["0.0", "0.1", "0.2", "0.3"]

    window.turn()
    assert shown(window) == ["0.4", "0.5*"]


def test_after_a_break_the_log_goes_on_with_what_came_meanwhile() -> None:
    """A page of help hides the log; nothing is lost and nothing is shown again."""
    log, window = reading(1, 1, paged=True)

    window.fresh_page()
    log.lengths.append(1)

    assert shown(window) == ["2.0*"]


def test_an_empty_log_takes_every_key() -> None:
    """A meeting begins with nothing to read."""
    _, window = reading()

    for key in (window.home, window.end, lambda: window.move(-1), lambda: window.page(1)):
        key()

    assert (shown(window), window.new) == ([], 0)


def test_another_width_keeps_the_place() -> None:
    """Who reads back still sees the entry that was on top."""
    _, window = reading(*[2] * 20)
    window.home()
    window.move(12)
    top = shown(window)[0].split(".")[0]

    window.resize(10, 4)

    assert shown(window)[0].split(".")[0] == top


KEYS = st.sampled_from(["up", "down", "page up", "page down", "home", "end", "came", "turn"])


@given(
    lengths=st.lists(st.integers(1, 9), max_size=12),
    keys=st.lists(KEYS, max_size=30),
    height=st.integers(1, 6),
    paged=st.booleans(),
)
def test_every_key_leaves_a_whole_window(
    lengths: list[int],
    keys: list[str],
    height: int,
    paged: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    """At most a screenful, in order, without gaps, and with the cursor in sight while reading."""
    log, window = reading(*lengths, height=height, paged=paged)
    do = {
        "up": lambda: window.move(-1),
        "down": lambda: window.move(1),
        "page up": lambda: window.page(-1),
        "page down": lambda: window.page(1),
        "home": window.home,
        "end": window.end,
        "came": lambda: log.lengths.append(2),
        "turn": window.turn,
    }
    for key in keys:
        do[key]()

    rows = window.window()
    places = [row.place for row in rows]
    whole = [(n, line) for n, length in enumerate(log.lengths) for line in range(length)]
    first = whole.index(places[0]) if places else 0

    assert len(rows) <= height
    assert [tuple(place) for place in places] == whole[first : first + len(rows)]
    assert window.live or not whole or sum(row.cursor for row in rows) == 1


@pytest.mark.parametrize("paged", [False, True])
def test_a_long_log_costs_no_more_than_a_short_one(paged: bool) -> None:  # noqa: FBT001 - the case
    """Thirty thousand captions: each step asks for about a screenful."""
    log, window = reading(*[2] * 30_000, height=20, paged=paged)
    window.end()
    window.fresh_page()

    start = time.perf_counter()
    for step, count in ((window.move, -40), (window.page, -3), (window.move, 9), (window.page, 1)):
        log.asked = 0
        step(count)
        window.window()
        assert log.asked < 400
    assert time.perf_counter() - start < 0.5
