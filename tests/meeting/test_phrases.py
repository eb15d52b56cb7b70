"""Lines end where a reader can rest."""

import pytest

from meeting.phrases import Rest, rest


@pytest.mark.parametrize(
    ("word", "following", "language", "place"),
    [
        ("ramp.", "We", "en", Rest.SENTENCE),
        ("Dr.", "Rao", "en", Rest.NONE),
        ("First,", "the", "en", Rest.PART),
        ("ramp", "and", "en", Rest.PHRASE),
        ("ramp", "because", "en-GB", Rest.PHRASE),
        ("the", "ramp", "en", Rest.NONE),
        ("because", "the", "en", Rest.NONE),
        ("of", "course", "en", Rest.NONE),
        ("wide", "ramp", "en", Rest.WORD),
        ("경사로를", "만들고", "ko", Rest.WORD),
        ("만들고", "계단을", "ko", Rest.PHRASE),
        ("만들", "수", "ko", Rest.NONE),
        ("두", "사람이", "ko", Rest.NONE),
        ("합니다", "그리고", "ko", Rest.PHRASE),
        ("die", "Rampe", "de", Rest.WORD),
        ("Rampe,", "weil", "de", Rest.PART),
        ("last", "", "en", Rest.WORD),
    ],
)
def test_where_a_line_may_break(word: str, following: str, language: str, place: Rest) -> None:
    """After a mark, before a word that begins a phrase, and not after one that needs the next."""
    assert rest(word, following, language) is place
