"""Places are counted by address, given back, and not forgotten too late."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.callers import Callers

ONE, OTHER = "203.0.113.7", "203.0.113.8"


def test_who_says_nothing_gets_few_places() -> None:
    """Ten by default; another address has its own, and who says who they are makes room."""
    callers = Callers()

    places = [callers.come(ONE) for _ in range(11)]
    other = callers.come(OTHER)
    callers.known(ONE)

    assert places == [True] * 10 + [False]
    assert other
    assert callers.come(ONE)


def test_an_address_gets_so_many_places() -> None:
    """Fifty by default; who goes makes room."""
    callers = Callers()

    for _ in range(50):
        assert callers.come(ONE)
        callers.known(ONE)
    one_more = callers.come(ONE)
    callers.gone(ONE, known=True)

    assert not one_more
    assert callers.come(ONE)


def test_all_addresses_together_get_so_many_places() -> None:
    """Five hundred that have said nothing; also of addresses that many share."""
    callers = Callers(shared=["127.0.0.0/8"])

    places = [callers.come("127.0.0.1") for _ in range(501)]
    other = callers.come(ONE)

    assert places == [True] * 500 + [False]
    assert not other


def test_an_address_that_many_share_has_no_limit() -> None:
    """An office, or this computer where a tunnel ends; however the address is written."""
    callers = Callers(shared=["127.0.0.0/8", "::1", ONE])

    for address in (ONE, "127.0.0.1", "::1", f"::ffff:{ONE}"):
        assert all(callers.come(address) for _ in range(60))
    assert not all(callers.come("no address") for _ in range(60))


@given(st.lists(st.tuples(st.sampled_from([ONE, OTHER]), st.sampled_from(["come", "know", "go"]))))
def test_every_place_comes_back(steps: list[tuple[str, str]]) -> None:
    """Whatever the order: when all are gone, all places are free."""
    callers = Callers(shared=(), most_unknown=3, most=5, most_waiting=6)
    here: list[tuple[str, bool]] = []
    for address, step in steps:
        mine = [one for one in here if one[0] == address]
        if step == "come":
            here += [(address, False)] if callers.come(address) else []
        elif step == "know" and (address, False) in mine:
            callers.known(address)
            here[here.index((address, False))] = (address, True)
        elif step == "go" and mine:
            callers.gone(address, known=mine[0][1])
            here.remove(mine[0])
    for address, known in here:
        callers.gone(address, known=known)

    assert [callers.come(ONE) for _ in range(4)] == [True, True, True, False]
    assert [callers.come(OTHER) for _ in range(4)] == [True, True, True, False]
