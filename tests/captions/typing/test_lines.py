"""Lines out of pieces: nothing is lost, and lines end where people would end them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captions.typing.lines import LONGEST, LineMaker


def test_parts_grow_until_a_sentence_is_over() -> None:
    """As CART software sends them: a few words at a time."""
    lines = LineMaker()

    assert lines.part("We need") == []
    assert lines.growing == "We need"
    assert lines.part("a quiet room.") == ["We need a quiet room."]
    assert lines.growing == ""


def test_a_line_break_ends_a_line() -> None:
    """Also in the middle of a part, and never with an empty line."""
    lines = LineMaker()

    assert lines.part("I'M SENDING \r\n\nSEVERAL") == ["I'M SENDING"]
    assert lines.part("CAPTIONS\n") == ["SEVERAL CAPTIONS"]


def test_letters_can_be_taken_back() -> None:
    """Stenographers do it all the time; before the first letter it does nothing."""
    lines = LineMaker()

    assert lines.letters("\b\bthe cart\b\b\b\bcat sat\x7f\x7f\x7fran\n") == ["the cat ran"]


def test_a_long_line_ends_at_a_space() -> None:
    """A word is never cut, unless nothing else is there."""
    lines = LineMaker()

    first = lines.letters("word " * 50)

    assert [len(line) <= LONGEST for line in first] == [True]
    assert all(word == "word" for word in first[0].split())
    assert lines.letters("x" * 1000)


@given(st.lists(st.text(alphabet="ab .\n", max_size=30)))
def test_no_letter_is_lost(parts: list[str]) -> None:
    """Whatever pieces they come in."""
    lines = LineMaker()

    got = [line for part in parts for line in lines.part(part)] + [lines.end()]

    assert "".join("".join(got).split()) == "".join("".join(parts).split())
