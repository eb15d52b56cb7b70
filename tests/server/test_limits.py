"""Each limit lets through what it says, and not one more."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting.commands import COMMANDS
from server.limits import PER_PERSON, Buckets, Limit, Limits
from tests.server.stand_ins import HandClock


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_a_person_may_ask_up_to_the_limit(kind: type[c.Command]) -> None:
    """The burst goes through, the next one does not, and time makes room for one more."""
    hand = HandClock()
    limits = Limits(hand.clocks.steady)
    limit = PER_PERSON.get(kind, PER_PERSON[c.Command])

    burst = [limits.allow(2, kind) for _ in range(int(limit.burst))]
    too_much = limits.allow(2, kind)
    hand.pass_by(round(1000 / limit.rate) + 1)
    later = limits.allow(2, kind)

    assert all(burst)
    assert (too_much, later) == (False, True)


def test_each_person_and_kind_has_its_own_bucket() -> None:
    """Who chats too much can still raise a hand, and others can still chat."""
    limits = Limits(HandClock().clocks.steady)

    while limits.allow(2, c.Chat):
        pass

    assert limits.allow(2, c.RaiseHand)
    assert limits.allow(3, c.Chat)


def test_a_bucket_never_holds_more_than_its_burst() -> None:
    """A day of silence does not save up a day of messages."""
    hand = HandClock()
    buckets, limit = Buckets(hand.clocks.steady), Limit(rate=1, burst=2)
    buckets.take("a", limit)

    hand.pass_by(86_400_000)

    assert [buckets.take("a", limit) for _ in range(3)] == [True, True, False]


def test_looking_takes_nothing() -> None:
    """A look into the bucket leaves it as it is."""
    buckets, limit = Buckets(HandClock().clocks.steady), Limit(rate=1, burst=1)

    looks = [buckets.has("a", limit) for _ in range(5)]

    assert all(looks)
    assert buckets.take("a", limit)
    assert not buckets.has("a", limit)


def test_buckets_do_not_pile_up() -> None:
    """Ten thousand addresses are remembered; the one that was quiet for longest goes first."""
    buckets, limit = Buckets(HandClock().clocks.steady), Limit(rate=0.001, burst=1)

    for address in range(10_001):
        buckets.take(address, limit)

    assert buckets.has(0, limit)
    assert not buckets.has(1, limit)
