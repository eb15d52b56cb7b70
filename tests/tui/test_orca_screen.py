"""What people hear from the quiet screen client under Orca: `make orca`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.spoken.orca import Desktop, Listening
from tests.spoken.screen_program import program
from tests.tui.test_orca_lines import letters
from tests.tui.test_spoken_lines import CAPTIONS
from tests.tui.test_spoken_screen import KEYS, READY, plain

pytestmark = [pytest.mark.orca, pytest.mark.timeout(120)]

LETTERS = letters(KEYS)


@pytest.fixture(scope="module")
def webinar(desktop: Desktop) -> Iterator[Listening]:
    """Yield a window in which nothing happens by itself."""
    with Listening(program("nothing"), desktop) as session:
        session.until(READY)
        yield session


@pytest.mark.parametrize("name", LETTERS, ids=lambda name: f"orca-{name}")
def test_keys_are_answered_once_in_plain_words(webinar: Listening, name: str) -> None:
    """Each answer once, and nothing else."""
    keys, expected = LETTERS[name]

    assert plain(webinar.answer(*keys)) == plain(expected)


@pytest.mark.parametrize("reader", ["orca"])
def test_captions_are_spoken_once_and_never_while_they_grow(desktop: Desktop, reader: str) -> None:
    """With partials five times a second on the wire."""
    assert reader == "orca"
    with Listening(program("captions"), desktop) as session:
        session.until("went down")
        session.until_quiet()

    assert plain(session.spoken).endswith(CAPTIONS)
    assert plain(session.spoken).count("Speaker:") == 3
