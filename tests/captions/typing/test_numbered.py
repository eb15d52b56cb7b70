"""Numbered parts: no doubles, order kept, through retries, losses and restarts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captions.typing.numbered import LATE, PATIENCE_MS, Numbered, Part


def take(parts: Numbered, number: int, text: str, now: int) -> list[str]:
    """Take a part, and give the words that are next."""
    return [one.text for one in parts.take(number, Part(text), now)]


def test_a_retry_adds_nothing() -> None:
    """The software sends a part again when it had no answer."""
    parts = Numbered()

    got = [take(parts, number, f"part {number}", 0) for number in (1, 1, 2, 2, 1, 3)]

    assert got == [["part 1"], [], ["part 2"], [], [], ["part 3"]]
    assert parts.last == 3


def test_a_part_that_comes_late_is_waited_for() -> None:
    """And everything behind it comes in order."""
    parts = Numbered()
    take(parts, 7, "a", 0)

    assert take(parts, 9, "c", 100) == []
    assert take(parts, 10, "d", 200) == []
    assert take(parts, 8, "b", 300) == ["b", "c", "d"]


def test_a_part_that_is_lost_holds_up_nobody_for_long() -> None:
    """If it comes at last, it is said that it is late: no words are dropped."""
    parts = Numbered()
    take(parts, 7, "a", 0)
    take(parts, 9, "c", 100)

    assert parts.late(PATIENCE_MS) == []
    assert parts.late(100 + PATIENCE_MS) == [Part("c")]
    assert take(parts, 8, "b", 9_000) == [LATE + "b"]
    assert take(parts, 8, "b", 9_100) == []
    assert take(parts, 10, "d", 9_200) == ["d"]


def test_a_part_keeps_its_language_while_it_waits() -> None:
    """What comes meanwhile may be in another one."""
    parts = Numbered()
    parts.take(1, Part("a", "en"), 0)
    parts.take(3, Part("c", "en"), 0)
    parts.take(5, Part("e", "de"), 0)

    assert parts.take(2, Part("b", "en"), 10) == [Part("b", "en"), Part("c", "en")]
    assert parts.late(PATIENCE_MS) == [Part("e", "de")]


def test_software_that_was_started_again_is_heard() -> None:
    """It counts from 1 again; swallowing its words would be the worst of all."""
    parts = Numbered()
    for number in range(1, 6):
        take(parts, number, f"part {number}", 0)

    assert take(parts, 1, "hello again", 0) == ["hello again"]
    assert take(parts, 2, "and on", 0) == ["and on"]
    assert take(parts, 1, "hello again", 0) == []


def test_a_far_jump_is_a_new_count() -> None:
    """What waited for a missing part is not lost with it."""
    parts = Numbered()
    take(parts, 1, "a", 0)
    take(parts, 3, "c", 0)

    assert take(parts, 90_000, "new", 0) == ["c", "new"]


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

    got = [text for number in sent for text in take(parts, number, f"part {number}", 0)]

    assert got == [f"part {number}" for number in range(1, 9)]
