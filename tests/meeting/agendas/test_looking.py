"""What is told of an agenda before the meeting."""

import pytest

from meeting.agendas import looking, markdown
from tests.meeting.plain import long_sentences

GOOD = """\
1. Welcome (20 min)
   Who is here.
   1. Names (5 min)
      We say our names.
2. Money (40 min)
   What we spend.
3. Break (10 min)
4. End (60 min)
   What is next.
"""


def told(text: str, most: int = 0) -> tuple[str, ...]:
    """Return what there is to mend."""
    return looking.problems(markdown.read(text), most)


def test_a_good_agenda_has_nothing_to_mend() -> None:
    """An hour and no more between breaks; a part's minutes are within its item's."""
    assert told(GOOD, 130) == ()
    assert looking.planned(markdown.read(GOOD)) == 130


@pytest.mark.parametrize(
    ("text", "most", "sentence"),
    [
        ("", 0, "There is no item. Write one a line: 1. Welcome (5 min)"),
        (GOOD, 120, "It takes 130 minutes, and there are 120."),
        ("1. Money\n   Words.", 0, "No minutes for: 1. Money"),
        ("1. Money (5)", 0, "No plain words for: 1. Money"),
        (
            "1. Money (5)\n   Words.\n   1. Coins (6)\n      More.",
            0,
            "Its parts take 6 minutes, it has 5: 1. Money",
        ),
        (
            "1. Money (5)\n   " + "a " * 16 + ". Short one.",
            0,
            "A sentence of 17 words. Use 15 or fewer: 1. Money",
        ),
        (
            "1. A (30)\n   W.\n2. B (31)\n   W.\n3. C (30)\n   W.",
            0,
            "More than 60 minutes without a break by: 2. B",
        ),
        (
            "1. Money (5)\n   Ok.\n   Presenter: " + "x" * 65,
            0,
            "A text is too long for a meeting, or a link is: 1. Money",
        ),
    ],
)
def test_each_thing_to_mend_is_told_once(text: str, most: int, sentence: str) -> None:
    """With the number and the title of the item, so that it is found."""
    assert told(text, most) == (sentence,)
    assert long_sentences([sentence.partition(":")[0] + "."]) == []
