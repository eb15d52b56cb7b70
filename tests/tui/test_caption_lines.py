"""Captions in lines of a chosen width end with phrases, and take no more lines for it."""

from hypothesis import given
from hypothesis import strategies as st

from tui.caption_lines import fitted

WORDS = st.lists(st.text("abcdefgh가나,.", min_size=1, max_size=12), min_size=1, max_size=40)


def test_lines_end_with_phrases() -> None:
    """Nobody has to keep "because the" in mind until the next line."""
    text = "The door is wide enough for a chair because the town paid for it last year."

    assert fitted(text, 32, "en") == [
        "The door is wide enough",
        "for a chair because the town",
        "paid for it last year.",
    ]
    assert fitted(text, 40, "en") == [
        "The door is wide enough for a chair",
        "because the town paid for it last year.",
    ]


@given(WORDS, st.integers(4, 60), st.sampled_from(["en", "ko", "de"]))
def test_phrases_cost_no_lines_and_no_words(words: list[str], width: int, language: str) -> None:
    """A small display shows as many lines as before, and every word in its order."""
    text = " ".join(words)

    lines = fitted(text, width, language)

    assert " ".join(lines).split() == text.split()
    assert len(lines) == len(fitted(text, width))
