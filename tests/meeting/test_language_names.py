"""Languages are named in words, in the reader's own language."""

from __future__ import annotations

import pytest

from handrail.speaking import catalogue
from meeting.language import speaking
from meeting.language_names import NAMES, name_of


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ko", "Korean"),
        ("ko-KR", "Korean"),
        ("EN", "English"),
        ("zh-Hant-TW", "Chinese"),
        ("kok", "kok"),
        ("", ""),
    ],
)
def test_a_tag_is_named(tag: str, name: str) -> None:
    """Its region and script do not matter; what is not known stays what it is."""
    assert name_of(tag) == name


def test_the_name_is_in_the_readers_language() -> None:
    """Each of them."""
    with speaking(catalogue("ko")):
        names = {tag: name_of(tag) for tag in NAMES}

    assert names["ko"] == "한국어"
    assert all(name.endswith("어") for name in names.values())
