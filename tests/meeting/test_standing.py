"""The places of a glossary's terms in a caption: all of them, and no others."""

from __future__ import annotations

import pytest

from meeting.standing import standing
from meeting.state import Caption
from meeting.values import Mended, Origin, Source, Word

USHER = Mended("usher row", "Asha Rao", Origin.PEOPLE)
ASHER = Mended("asher roe", "Asha Rao", Origin.PEOPLE)


def caption(text: str, *mended: Mended, heard: str = "") -> Caption:
    """Return a caption of an engine that heard these words."""
    return Caption(
        id=1, at=0, by=1, text=text, raw=text, start=0, end=0, speaker=0, language="en",
        source=Source.AUTOMATIC, mended=mended,
        words=tuple(Word(one, 0, 0) for one in heard.split()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "places"),
    [
        (caption("It is Asha Rao.", USHER), [(USHER, ((6, 14),))]),
        (caption("Asha Rao? Asha Rao!", USHER, USHER), [(USHER, ((0, 8), (10, 18)))]),
        (
            caption("Asha Rao, Asha Rao.", USHER, ASHER, heard="usher row asher roe"),
            [(USHER, ((0, 8),)), (ASHER, ((10, 18),))],
        ),
        (
            caption("Asha Rao met Asha Rao.", USHER, heard="Asha Rao met usher row"),
            [(USHER, ((13, 21),))],
        ),
        (caption("It is somebody else.", USHER), []),
        (caption("Asha Rao is who.", USHER, USHER), [(USHER, ((0, 8),))]),
    ],
    ids=["once", "twice", "heard in two ways", "heard rightly too", "put back", "one put back"],
)
def test_each_term_is_given_once_with_its_places(
    one: Caption, places: list[tuple[Mended, tuple[tuple[int, int], ...]]]
) -> None:
    """However often it stands; words that were heard rightly are no term of a glossary."""
    assert list(standing(one)) == places
