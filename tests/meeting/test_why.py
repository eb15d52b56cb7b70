"""Why the order is as it is: the rules against a second, naive set of the same rules."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting.values import MOST_OVERTAKEN, Why
from tests.meeting.naive import Naive
from tests.meeting.play import Play
from tests.meeting.wishes import HOSTS, OFTEN, PEOPLE, Wish, a_play, histories, live, turn


def as_it_is(play: Play) -> list[tuple[object, ...]]:
    """Return the live queue: each hand, its reason, the host behind it, and who overtook it."""
    return [
        (
            (hand.id, hand.person, hand.kind, hand.about),
            (hand.why, _behind(hand.why, hand.moved_by)),
            set(hand.overtaken_by),
        )
        for hand in play.meeting.queue
    ]


def as_it_must_be(naive: Naive) -> list[tuple[object, ...]]:
    """Return the naive queue in the same form."""
    return [
        (
            (one.id, one.person, one.kind, one.about),
            (one.why, _behind(one.why, one.by)),
            {later for later, sooner in naive.overtaken if sooner == one.id},
        )
        for one in naive.queue
    ]


def _behind(why: Why, by: int) -> int:
    return by if why in (Why.MOVED, Why.LAST_WORD) else 0


@pytest.mark.timeout(1800)  # each night; seconds by day
@settings(max_examples=max(1000, settings().max_examples))
@given(histories)
def test_why_agrees_with_the_rule_that_moved_each_hand(wishes: list[Wish]) -> None:
    """Place and reason of everybody are what the naive rules make of the log, undo and all."""
    play = a_play()
    live(play, wishes)

    agree(play)


@pytest.mark.timeout(1800)  # each night; seconds by day
@settings(max_examples=settings().max_examples * 3)
@given(st.randoms(use_true_random=True))
def test_why_and_time_agree_on_long_walks(chance: Random) -> None:
    """Fifty wishes drawn evenly reach what short histories do not: breaks in undone turns, say."""
    play = a_play()
    everybody = (*PEOPLE, *PEOPLE, *HOSTS)

    live(
        play,
        [(chance.choice(OFTEN), chance.choice(everybody), chance.randrange(4)) for _ in range(50)],
    )

    agree(play)


def agree(play: Play) -> None:
    """Hold the live queue, and the time of every turn, against the naive rules."""
    naive = Naive(play.log)

    assert as_it_is(play) == as_it_must_be(naive)
    assert naive.most_overtaken() <= MOST_OVERTAKEN
    meeting = play.meeting
    assert (meeting.mode, meeting.rounds) == (naive.mode, naive.rounds)
    assert (meeting.queue_is_open, turn(play)) == (naive.is_open, naive.floor)
    known = {one.id for one in naive.spells}
    turns = [*meeting.turns, *([meeting.floor] if meeting.floor else [])]
    # The turn of somebody who has left stays on record: no undo can give it back, or take it.
    turns = [one for one in turns if one.id in known or meeting.talks(one.person)]
    assert [(one.id, one.taken(play.at)) for one in turns] == [
        (one.id, one.time(play.at)) for one in naive.spells
    ]
