"""New words stand where the old ones stood, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting.replacing import replaced


@pytest.mark.parametrize(
    ("text", "old", "new", "once", "every"),
    [
        ("a v said", "a v", "Avni", "Avni said", "Avni said"),
        ("via velvet, a v said", "a v", "Avni", "via velvet, Avni said", "via velvet, Avni said"),
        ("forty and forty", "forty", "14", "14 and forty", "14 and 14"),
        ("fortyish", "forty", "14", "14ish", None),
        ("hello there", "there ", "you", None, None),
        (r"a \1 b", r"\1", r"\g<0>", r"a \g<0> b", r"a \g<0> b"),
        ("the the end", "the", "", " the end", "  end"),
        ("nothing", "", "x", None, None),
    ],
)
def test_words_are_replaced(
    text: str, old: str, new: str, once: str | None, every: str | None
) -> None:
    """Whole words first; parts of words only where one place is meant; signs mean themselves."""
    assert replaced(text, old, new) == once
    assert replaced(text, old, new, every=True) == every


@given(st.text(max_size=20), st.text(max_size=3), st.text(max_size=3))
def test_where_the_old_words_stand_something_is_found(text: str, old: str, new: str) -> None:
    """One place is always found where the words are there, and none where they are not."""
    found = replaced(text, old, new)

    assert (found is not None) is (bool(old) and old in text)
    if found is not None:
        assert len(found) == len(text) - len(old) + len(new)
