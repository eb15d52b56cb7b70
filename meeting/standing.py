"""Where the terms that a glossary put into a caption still stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meeting.replacing import Place, places_of
from meeting.state import Caption
from meeting.values import Mended, Word


def standing(caption: Caption) -> Iterator[tuple[Mended, tuple[Place, ...]]]:
    """Yield each term once with what was heard, and its places in the caption's text, in order.

    The same words may also have been heard rightly in that caption; those places are left out as
    far as the words of the engine tell them apart.
    """
    found: dict[Mended, list[Place]] = {}
    for written in dict.fromkeys(one.written for one in caption.mended):
        same = [one for one in caption.mended if one.written == written]
        places = places_of(caption.text, written)
        for one, place in zip(same, _put_in(places, same, caption.words), strict=False):
            found.setdefault(one, []).append(place)
    for one, places in found.items():
        yield one, tuple(places)


def _put_in(
    places: Sequence[Place], same: Sequence[Mended], words: Sequence[Word]
) -> Sequence[Place]:
    """Leave out the places of a term that the engine had heard as it is written."""
    heard = "|".join(re.escape(one.heard) for one in same)
    looked_for = rf"(?<!\w)(?:(?P<put_in>{heard})|{re.escape(same[0].written)})(?!\w)"
    said = " ".join(one.text for one in words)
    kinds = [one["put_in"] for one in re.finditer(looked_for, said, re.IGNORECASE)]
    if len(kinds) != len(places):  # somebody changed the words meanwhile
        return places
    return [place for place, put_in in zip(places, kinds, strict=True) if put_in]
