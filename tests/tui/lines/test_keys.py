"""Keys out of a terminal's bytes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.lines.keys import COMPLETE, ENTER, ERASE, ERASE_ALL, ESCAPE, Keys

STREAM = "hé안\x1b[A\x1b[1;5Cq\x1bOP\x1bx\r\x7f\x15\t\x1b[200~ok".encode()
MEANT = ["h", "é", "안", "q", ENTER, ERASE, ERASE_ALL, COMPLETE, "o", "k"]


def test_characters_and_named_keys_come_through() -> None:
    """Letters of every script, Enter, Tab, erasing; arrows and function keys mean nothing."""
    assert Keys().feed(STREAM) == MEANT


@given(cuts=st.lists(st.integers(0, len(STREAM)), max_size=6))
def test_it_does_not_matter_where_a_read_ends(cuts: list[int]) -> None:
    """A slow line may deliver an arrow in three pieces; it stays an arrow."""
    keys, got = Keys(), []
    places = [0, *sorted(cuts), len(STREAM)]

    for start, end in pairwise(places):
        got += keys.feed(STREAM[start:end])

    assert got == MEANT


def test_escape_alone_is_known_after_a_moment() -> None:
    """What nothing follows was the Escape key."""
    keys = Keys()

    assert keys.feed(b"\x1b") == []
    assert keys.is_cut
    assert keys.time_is_up() == [ESCAPE]
    assert not keys.is_cut


def test_the_beginning_of_an_arrow_alone_is_nothing() -> None:
    """Half a sequence that never ends goes without a word."""
    keys = Keys()
    keys.feed(b"\x1b[1;")

    assert keys.time_is_up() == []
    assert keys.feed(b"a") == ["a"]


@pytest.mark.parametrize("data", [b"\x00", b"\x01", b"\x0c", b"\x80", b"\xff\xfe"])
def test_control_characters_and_broken_text_are_no_keys_that_act(data: bytes) -> None:
    """Nothing happens that nobody meant; broken text shows as such."""
    assert set(Keys().feed(data)) <= {"\ufffd"}
