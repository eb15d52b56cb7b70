"""Unsure words are found where they stand in the text, however it was written or changed."""

import pytest

from meeting.state import Caption
from meeting.values import Source, Word
from tui.doubts import doubts


def caption(text: str, *heard: tuple[str, float | None], corrected_by: int = 0) -> Caption:
    """Return a caption that reads so, and that a machine heard so."""
    words = tuple(Word(word, 0, 1, sure) for word, sure in heard)
    return Caption(
        id=5, at=0, by=2, text=text, raw=text, start=0, end=1, speaker=0,
        source=Source.AUTOMATIC, language="en", words=words, corrected_by=corrected_by,
    )  # fmt: skip


HEARD = (("it", 0.9), ("is", 0.5), ("one", 0.9), ("metre", 0.3), ("up", 0.9))


@pytest.mark.parametrize(
    ("text", "corrected_by", "unsure"),
    [
        ("it is one metre up", 0, ["is", "metre"]),
        ("It is, one metre up!", 0, ["is", "metre"]),
        ("It is 1 m up.", 0, ["is", "m"]),
        ("It is 1m up.", 0, ["is", "1m"]),
        ("it is one mile up", 7, ["is"]),
        ("something else entirely", 7, []),
        ("", 0, []),
    ],
)
def test_an_unsure_word_is_found_in_the_text(
    text: str, corrected_by: int, unsure: list[str]
) -> None:
    """Also with case, signs and figures; what a person put there is sure."""
    found = doubts(caption(text, *HEARD, corrected_by=corrected_by))

    assert [one.text for one in found] == unsure
    assert [text[one.start : one.end] for one in found] == unsure


def test_a_machine_that_says_nothing_leaves_no_doubt() -> None:
    """No confidence is not a low one."""
    assert doubts(caption("a b", ("a", None), ("b", None))) == ()


def test_other_scripts_have_words_too() -> None:
    """Korean is captioned with confidence as well."""
    (found,) = doubts(caption("경사로가 높다", ("경사로가", 0.2), ("높다", 0.9)))

    assert found.text == "경사로가"
