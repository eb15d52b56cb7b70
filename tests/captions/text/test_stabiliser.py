"""The stabiliser: committed words stay, and what is new comes soon."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captions.text.stabiliser import STILL_MS, Stabiliser

WORDS = st.lists(st.sampled_from(["we", "are", "all", "here", "now"]), max_size=8)
STEPS = st.lists(st.tuples(st.integers(20, 500), WORDS), min_size=1, max_size=20)


@given(STEPS)
def test_committed_words_never_become_fewer(steps: list[tuple[int, list[str]]]) -> None:
    """Whatever an engine changes its mind to, the reader's place is kept."""
    stabiliser, at, most = Stabiliser(), 0, 0
    for wait, words in steps:
        at += wait
        shown, committed = stabiliser.show(words, at)

        assert most <= committed <= len(shown)
        most = committed


@given(STEPS)
def test_a_committed_word_changes_only_to_one_that_was_still(
    steps: list[tuple[int, list[str]]],
) -> None:
    """A word that takes another's place has itself stood there for 0.3 s."""
    stabiliser, at, before = Stabiliser(), 0, list[str]()
    seen: list[tuple[int, list[str]]] = []
    for wait, words in steps:
        at += wait
        seen.append((at, words))
        shown, committed = stabiliser.show(words, at)
        for place, (old, new) in enumerate(zip(before, shown, strict=False)):
            if old != new:
                recent = [heard for when, heard in seen if when > at - STILL_MS]
                assert all(heard[place : place + 1] == [new] for heard in recent)
        before = shown[:committed]


@given(WORDS, st.integers(0, 100_000))
def test_words_that_stay_are_committed_after_the_wait(words: list[str], at: int) -> None:
    """And what is shown then is what the engine says."""
    stabiliser = Stabiliser()

    _, early = stabiliser.show(words, at)
    _, later = stabiliser.show(words, at + STILL_MS - 1)
    shown, committed = stabiliser.show(words, at + STILL_MS)

    assert (early, later, committed) == (0, 0, len(words))
    assert shown == words


def test_a_changed_word_waits_again_with_all_after_it() -> None:
    """A prefix counts as still only as a whole."""
    stabiliser = Stabiliser()
    stabiliser.show(["we", "can", "see"], 0)
    stabiliser.show(["we", "cannot", "see"], 200)

    assert stabiliser.show(["we", "cannot", "see"], 300) == (["we", "cannot", "see"], 1)
    assert stabiliser.show(["we", "cannot", "see"], 500) == (["we", "cannot", "see"], 3)


def test_the_unsure_tail_is_shown_at_once() -> None:
    """Readers who want the newest words get them without a wait."""
    assert Stabiliser().show(["good", "morning"], 0) == (["good", "morning"], 0)
