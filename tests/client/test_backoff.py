"""How long the line waits before it is tried again."""

from client.backoff import Backoff


def test_the_wait_grows_from_a_quarter_second_to_fifteen() -> None:
    """A short loss is mended at once, a long one does not load the server."""
    backoff = Backoff(lambda: 1.0)

    assert [backoff.next() for _ in range(9)] == [0.25, 0.5, 1, 2, 4, 8, 15, 15, 15]


def test_chance_spreads_the_whole_wait() -> None:
    """A thousand clients of one server do not come back in step."""
    chances = iter([0.0, 0.5])
    backoff = Backoff(lambda: next(chances))

    assert [backoff.next(), backoff.next()] == [0.0, 0.25]


def test_what_the_server_asks_for_is_waited_at_least() -> None:
    """A server that restarts says how long it needs."""
    assert Backoff(lambda: 0.5).next(asked=2.0) == 2.125


def test_a_line_that_stood_begins_anew() -> None:
    """The next loss is a short one again, until it proves long."""
    backoff = Backoff(lambda: 1.0)
    backoff.next()
    backoff.next()

    backoff.reset()

    assert backoff.next() == 0.25


def test_trying_for_ever_breaks_nothing() -> None:
    """After days without a network it is still fifteen seconds."""
    backoff = Backoff(lambda: 1.0)

    waits = [backoff.next() for _ in range(5000)]

    assert waits[-1] == 15
