"""The stabiliser: committed words stay, and what is new comes soon."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captions.text.stabiliser import STILL_MS, UNSURE_MS, Stabiliser

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
    """A word that takes another's place has itself stood there for 0.5 s."""
    stabiliser, at, before = Stabiliser(), 0, list[str]()
    seen: list[tuple[int, list[str]]] = []
    for wait, words in steps:
        at += wait
        seen.append((at, words))
        shown, committed = stabiliser.show(words, at)
        for place, (old, new) in enumerate(zip(before, shown, strict=False)):
            if old != new:
                recent = [heard for when, heard in seen if when > at - UNSURE_MS]
                assert all(heard[place : place + 1] == [new] for heard in recent)
        before = shown[:committed]


@given(WORDS, st.integers(0, 100_000))
def test_words_that_stay_are_committed_after_the_wait(words: list[str], at: int) -> None:
    """The newest last; and what is shown then is what the engine says."""
    stabiliser = Stabiliser()

    waits = (0, STILL_MS - 1, STILL_MS, UNSURE_MS - 1)
    early = [stabiliser.show(words, at + wait)[1] for wait in waits]
    shown, committed = stabiliser.show(words, at + UNSURE_MS)

    older = max(0, len(words) - 1)
    assert early == [0, 0, older, older]
    assert committed == len(words)
    assert shown == words


def test_a_changed_word_waits_again_with_all_after_it() -> None:
    """A prefix counts as still only as a whole."""
    stabiliser = Stabiliser()
    stabiliser.show(["we", "can", "see", "it"], 0)
    stabiliser.show(["we", "cannot", "see", "it"], 200)

    assert stabiliser.show(["we", "cannot", "see", "it"], 300)[1] == 1
    assert stabiliser.show(["we", "cannot", "see", "it"], 500)[1] == 3


def test_a_word_in_place_of_a_committed_one_waits_longer() -> None:
    """Somebody has read the other one. What comes behind it waits too."""
    stabiliser = Stabiliser()
    stabiliser.show(["we", "can", "see"], 0)
    stabiliser.show(["we", "can", "see"], 500)
    stabiliser.show(["we", "cannot", "see", "it", "now"], 600)

    assert stabiliser.show(["we", "cannot", "see", "it", "now"], 1_000) == (
        ["we", "can", "see", "it", "now"],
        3,
    )
    assert stabiliser.show(["we", "cannot", "see", "it", "now"], 1_100) == (
        ["we", "cannot", "see", "it", "now"],
        5,
    )


def test_the_unsure_tail_is_shown_at_once() -> None:
    """Readers who want the newest words get them without a wait."""
    assert Stabiliser().show(["good", "morning"], 0) == (["good", "morning"], 0)
