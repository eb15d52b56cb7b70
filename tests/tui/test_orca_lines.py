"""What people hear from the line client under Orca: `make orca`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.spoken.orca import Desktop, Listening
from tests.tui.lines.seat import webinar_program
from tests.tui.test_spoken_lines import CAPTIONS, KEYS, START, plain

pytestmark = [pytest.mark.orca, pytest.mark.timeout(120)]

Keys = dict[str, tuple[tuple[str, ...], str]]


def letters(keys: Keys) -> Keys:
    """Return those with letters and signs alone: Orca names other keys, whatever they do."""
    return {
        name: (pressed, words)
        for name, (pressed, words) in keys.items()
        if all(len(key) == 1 and key != " " for key in pressed)
    }


LETTERS = letters(KEYS)


@pytest.fixture(scope="module")
def webinar(desktop: Desktop) -> Iterator[Listening]:
    """Yield a window in which nothing happens by itself."""
    with Listening(webinar_program("nothing"), desktop) as session:
        session.until("2 waiting")
        yield session


@pytest.mark.parametrize("name", LETTERS, ids=lambda name: f"orca-{name}")
def test_keys_are_answered_once_in_plain_words(webinar: Listening, name: str) -> None:
    """Every key gives its sentence, once, and nothing else is spoken."""
    keys, expected = LETTERS[name]

    assert plain(webinar.answer(*keys)) == plain(expected)


@pytest.mark.parametrize("reader", ["orca"])
def test_each_caption_is_spoken_once_and_no_partial_ever(desktop: Desktop, reader: str) -> None:
    """Partials go over the wire five times a second; the person hears only what is final."""
    assert reader == "orca"
    with Listening(webinar_program("captions"), desktop) as session:
        session.until("went down")
        session.until_quiet()

    assert plain(session.spoken) == f"{START} {CAPTIONS}"
