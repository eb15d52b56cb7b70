"""SRT, as subtitle editors read it."""

import pysubs2
import pytest

from tests.transcripts.samples import BO, caption, everything, meeting_of
from tests.transcripts.test_formats import HOSTILE
from transcripts import srt
from transcripts.compose import compose


def read(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and text of every card, as pysubs2 reads them."""
    cards = pysubs2.SSAFile.from_string(text, format_="srt") if text else []
    return [(card.start, card.end, card.text) for card in cards]


def test_cards_have_numbers_times_and_names() -> None:
    """A comma before the thousandths, an empty line between, the name where it changes."""
    meeting = meeting_of(
        [caption("One.", 0, 1000), caption("Two.", 1000, 2500), caption("No.", 3000, 4000, BO)]
    )

    assert srt.write(compose(meeting)) == (
        "1\n00:00:00,000 --> 00:00:01,000\nAna: One.\n\n"
        "2\n00:00:01,000 --> 00:00:02,500\nTwo.\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nBo: No.\n\n"
    )


@pytest.mark.parametrize(
    "words", ["0 0 0 0 0 000000000000000000", "we opened the door of this hall 1998"]
)
def test_a_line_of_digits_is_no_number_of_a_card(words: str) -> None:
    """A reader that passes over the number of a next card keeps the year at the end."""
    cards = read(srt.write(compose(meeting_of([caption(words, 0, 3000)]))))

    assert " ".join(text for *_, text in cards).endswith(words.rsplit(maxsplit=1)[-1])


def test_a_last_card_that_is_a_number_is_kept() -> None:
    """Somebody may say nothing else."""
    said = [caption("How much?", 0, 1000), caption("500", 2000, 3000)]

    assert [text for *_, text in read(srt.write(compose(meeting_of(said))))] == [
        "Ana: How much?",
        "500",
    ]


def test_a_long_caption_is_several_cards_of_two_lines() -> None:
    """32 characters a line, as broadcasters have it, and lines end with phrases."""
    words = "we build the ramp at the front door and then we paint the rails in yellow"

    cards = read(srt.write(compose(meeting_of([caption(words, 0, 6000)]))))

    assert [text for *_, text in cards] == [
        r"Ana: we build the ramp\Nat the front door",
        r"and then we paint\Nthe rails in yellow",
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_become_a_card_or_a_style(text: str) -> None:
    """A player that obeys tags finds none to obey."""
    cards = read(srt.write(everything(text)))

    assert all(0 <= start < end for start, end, _ in cards)
    assert all(sign not in words for *_, words in cards for sign in ("<", "{", "-->"))


def test_a_meeting_without_words_has_no_cards() -> None:
    """An empty file is an SRT file."""
    assert srt.write(compose(meeting_of([]))) == ""
