"""Finds where to cut a line that never pauses: between two words, at the end of a phrase if any."""

from __future__ import annotations

from collections.abc import Sequence

from captions.engines.engine import Word
from captions.text.readable import JOINED
from meeting.phrases import rest

ALIKE_MS = 60
"""Gaps that differ by less are alike: Vosk tells times in steps of 30 ms."""


def best_cut(words: Sequence[Word], since: int, language: str) -> int | None:
    """Give before which word a line is best cut, or nothing where it cannot be.

    The widest gap is best. Among gaps alike it is where a phrase ends, and then the last one.
    No part of a line is empty, and no ending is torn from its word.

    Args:
        words: the line, in the order in which it was spoken.
        since: no word that begins before this time can begin the next line.
        language: the language tag.
    """
    joined = JOINED.get(language.partition("-")[0].lower(), frozenset())
    places = [at for at in range(1, len(words)) if words[at].start > since]
    whole = [at for at in places if words[at].text not in joined]

    def worth(at: int) -> tuple[int, int, int]:
        one, two = words[at - 1], words[at]
        return (two.start - one.end) // ALIKE_MS, rest(one.text, two.text, language), at

    return max(whole or places, key=worth, default=None)
