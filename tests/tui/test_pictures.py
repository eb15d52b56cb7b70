"""The pictures in the documents are the program as it is."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.tui.pictures import DOCS, picture, places

PLACES = places()


def words(svg: str) -> list[str]:
    """Return what is written in a picture; ids and colours may change with Textual."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.stem)
def test_each_picture_is_up_to_date(place: Path) -> None:
    """`python -m tests.tui.pictures` makes them; a changed client without it fails here."""
    now = asyncio.run(picture(*PLACES[place]))

    assert words(place.read_text(encoding="utf-8")) == words(now)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.stem)
def test_no_picture_loads_anything(place: Path) -> None:
    """Whoever reads the documents is not reported to anybody."""
    text = place.read_text(encoding="utf-8")

    assert "url(http" not in text
    assert "@font-face" not in text


def test_each_picture_is_shown_on_the_page_about_it() -> None:
    """None lies there for nobody."""
    pages = (DOCS / "screen.md").read_text(encoding="utf-8")

    assert all(f"{place.relative_to(DOCS)}" in pages for place in PLACES)
