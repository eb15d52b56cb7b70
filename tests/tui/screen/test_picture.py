"""The picture in the documents is the program as it is."""

from __future__ import annotations

import re

from tests.tui.screen.picture import PICTURE, picture


def words(svg: str) -> list[str]:
    """Return what is written in the picture; ids and colours may change with Textual."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


async def test_the_picture_is_up_to_date() -> None:
    """`python -m tests.tui.screen.picture` makes it; a changed screen without it fails here."""
    assert words(PICTURE.read_text(encoding="utf-8")) == words(await picture())


def test_the_picture_loads_nothing() -> None:
    """Whoever reads the documents is not reported to anybody."""
    assert "url(http" not in PICTURE.read_text(encoding="utf-8")
    assert "@font-face" not in PICTURE.read_text(encoding="utf-8")
