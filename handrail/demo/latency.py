"""How long captions took from the spoken word to the reader."""

from collections.abc import Sequence
from statistics import median

from msgspec import Struct


class Latency(Struct):
    """Collects delays in milliseconds: of finished captions, and of each word's first sight."""

    captions: list[int] = []
    words: list[int] = []

    def sentence(self) -> str:
        """Return the figures in one or two plain sentences."""
        if not self.captions:
            return "No caption arrived, so there is no time to tell."
        told = _told("Captions came", self.captions)
        return f"{told} {_told('Single words came', self.words)}" if self.words else told


def percentile(values: Sequence[int], share: float) -> int:
    """Return the smallest value that at least this share of the values does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _told(what: str, delays: Sequence[int]) -> str:
    middle, late = median(delays) / 1000, percentile(delays, 0.95) / 1000
    return f"{what} {middle:.1f} seconds after the speech (median), 95 in 100 within {late:.1f}."
