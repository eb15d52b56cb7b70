"""Numbered parts: no doubles, order kept, through retries, losses and restarts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captions.typing.numbered import LATE, PATIENCE_MS, Numbered


def test_a_retry_adds_nothing() -> None:
    """The software sends a part again when it had no answer."""
    parts = Numbered()

    got = [parts.take(number, f"part {number}", 0) for number in (1, 1, 2, 2, 1, 3)]

    assert got == [["part 1"], [], ["part 2"], [], [], ["part 3"]]
    assert parts.last == 3


def test_a_part_that_comes_late_is_waited_for() -> None:
    """And everything behind it comes in order."""
    parts = Numbered()
    parts.take(7, "a", 0)

    assert parts.take(9, "c", 100) == []
    assert parts.take(10, "d", 200) == []
    assert parts.take(8, "b", 300) == ["b", "c", "d"]


def test_a_part_that_is_lost_holds_up_nobody_for_long() -> None:
    """If it comes at last, it is said that it is late: no words are dropped."""
    parts = Numbered()
    parts.take(7, "a", 0)
    parts.take(9, "c", 100)

    assert parts.late(PATIENCE_MS) == []
    assert parts.late(100 + PATIENCE_MS) == ["c"]
    assert parts.take(8, "b", 9_000) == [LATE + "b"]
    assert parts.take(8, "b", 9_100) == []
    assert parts.take(10, "d", 9_200) == ["d"]


def test_software_that_was_started_again_is_heard() -> None:
    """It counts from 1 again; swallowing its words would be the worst of all."""
    parts = Numbered()
    for number in range(1, 6):
        parts.take(number, f"part {number}", 0)

    assert parts.take(1, "hello again", 0) == ["hello again"]
    assert parts.take(2, "and on", 0) == ["and on"]
    assert parts.take(1, "hello again", 0) == []


def test_a_far_jump_is_a_new_count() -> None:
    """What waited for a missing part is not lost with it."""
    parts = Numbered()
    parts.take(1, "a", 0)
    parts.take(3, "c", 0)

    assert parts.take(90_000, "new", 0) == ["c", "new"]


@given(st.permutations(range(2, 9)), st.data())
def test_any_order_with_any_retries_gives_each_part_once(
    order: list[int], data: st.DataObject
) -> None:
    """Within the time that a missing part is waited for."""
    sent = [1, *order]
    again = data.draw(st.lists(st.tuples(st.sampled_from(sent), st.integers(1, len(sent)))))
    for number, place in again:
        sent.insert(max(place, sent.index(number) + 1), number)
    parts = Numbered()

    got = [text for number in sent for text in parts.take(number, f"part {number}", 0)]

    assert got == [f"part {number}" for number in range(1, 9)]
