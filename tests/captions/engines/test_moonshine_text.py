"""Moonshine's text, mended: loops, music, other scripts, and what it writes for a noise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.engines.moonshine_text import is_noise, key, open_ended, without_loops, words_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("♪♪♪♪?", ""),
        ("2-3ตวบนลาง 01/00/2565", "01/00/2565"),
        ("Good night, husband.", "Good night, husband."),
        ("use the button to use the button to use the button to use", "use the button to use"),
        ("We will slow down. We will slow down.", "We will slow down."),
        ("No, no, that is fine.", "No, no, that is fine."),
        ("no no no no no", "no"),
        ("the the cat", "the the cat"),
        ("Café, naïve – £320 or €5…", "Café, naïve £320 or €5…"),
    ],
)
def test_what_is_no_speech_is_left_out(written: str, kept: str) -> None:
    """Loops come once, signs without words not at all; what people say stays."""
    assert " ".join(words_of(written)) == kept


@pytest.mark.parametrize("written", ["You", "you.", "So", ""])
def test_what_moonshine_writes_for_a_noise_is_known(written: str) -> None:
    """Measured: silence, hiss and clicks become these words."""
    assert is_noise(written.split())


@pytest.mark.parametrize("written", ["You too.", "So what?", "Yes."])
def test_short_answers_are_no_noise(written: str) -> None:
    """A word alone may be all that somebody says."""
    assert not is_noise(written.split())


def test_a_growing_line_has_no_mark_at_its_end() -> None:
    """Moonshine closes each reading with a full stop, and takes it back with the next."""
    assert open_ended(["Thank", "you."]) == ["Thank", "you"]
    assert open_ended([]) == []


@given(st.lists(st.sampled_from("abcd"), max_size=30))
def test_words_are_only_dropped_never_made(words: list[str]) -> None:
    """What is kept stands in the same order in what was written; a second look keeps it."""
    kept = without_loops(words)

    rest = iter(words)
    assert all(word in rest for word in kept)
    assert set(kept) == set(words)


def test_the_key_of_a_word_is_its_letters() -> None:
    """Marks and capitals make no other word."""
    assert key("Fellow-Americans,") == "fellowamericans"
