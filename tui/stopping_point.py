"""Where somebody stopped reading, so that the program started anew lets them read on. Pure."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct


class StoppingPoint(Struct, frozen=True, kw_only=True):
    """Where one person stopped in one meeting; numbers only, and no words.

    Attributes:
        epoch: the log that the numbers belong to.
        you: the person.
        seq: the last event that came.
        waiting: the captions and chat lines up to there that were not shown.
    """

    epoch: str
    you: int
    seq: int
    waiting: tuple[int, ...] = ()

    def waits(self, numbers: Iterable[int]) -> list[int]:
        """Return those of the numbers that were not shown: that waited, or have come since."""
        waiting = frozenset(self.waiting)
        return [one for one in numbers if one > self.seq or one in waiting]

    def written(self) -> str:
        """Return it as one line of text."""
        return msgspec.json.encode(self).decode()


def read(text: str) -> StoppingPoint | None:
    """Return what `written` wrote; None for anything else, since nothing depends on it."""
    try:
        return msgspec.json.decode(text, type=StoppingPoint)
    except msgspec.DecodeError:
        return None
