"""Partials are put together from what changed."""

from client.happenings import Heard
from client.partials import Partials
from meeting.wire import Partial


def test_a_partial_is_what_is_kept_and_what_is_new() -> None:
    """The wire sends the end; the person gets the whole."""
    partials = Partials()
    partials.take(Partial(source=3, revision=1, text="good morning"))

    heard = partials.take(
        Partial(source=3, speaker=7, revision=2, keep=5, text="evening", stable=4)
    )

    assert heard == Heard(source=3, speaker=7, text="good evening", stable=4)


def test_a_space_at_the_cut_is_kept() -> None:
    """Cleaning happens to the whole text, never to a part of it."""
    partials = Partials()
    partials.take(Partial(source=3, revision=1, text="good "))

    heard = partials.take(Partial(source=3, revision=2, keep=5, text="day"))

    assert heard is not None
    assert heard.text == "good day"


def test_captioners_do_not_mix() -> None:
    """Every captioner has a text of its own."""
    partials = Partials()
    partials.take(Partial(source=3, revision=5, text="one"))

    heard = partials.take(Partial(source=4, revision=1, text="two"))

    assert heard is not None
    assert heard.text == "two"


def test_an_older_partial_is_dropped() -> None:
    """What comes late does not undo what is newer."""
    partials = Partials()
    partials.take(Partial(source=3, revision=2, text="good morning"))

    assert partials.take(Partial(source=3, revision=1, text="good")) is None


def test_a_partial_whose_beginning_never_came_is_dropped() -> None:
    """Half a text is not shown as if it were a whole one."""
    partials = Partials()

    assert partials.take(Partial(source=3, revision=1, keep=5, text="evening")) is None


def test_a_partial_is_cleaned() -> None:
    """Words that are only being recognised cannot act on the terminal either."""
    heard = Partials().take(Partial(source=3, revision=1, text="a\x1b]0;x\x07b", stable=100))

    assert heard == Heard(source=3, speaker=0, text="a]0;xb", stable=6)
