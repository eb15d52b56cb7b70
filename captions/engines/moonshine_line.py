"""Holds the sound of one line for Moonshine: when to read it, and where to cut it."""

from __future__ import annotations

from itertools import accumulate

from captions.engines.engine import Word
from captions.sound.chunks import FULL_SCALE, Chunk, loudness, numbers
from captions.sound.gate import ABOVE_NOISE, FRAME_MS, SPEECH_LEAST

LOOK_MS = 300
"""A line is read again after this much more sound …"""

LOOK_SHARE = 0.10
"""… or after this share of its length: reading costs about 0.05 s for each second of it …"""

LOOK_COSTS = 2.0
"""… or after so many times what the last reading took: a busy computer must not fall behind."""

LOOK_MOST_MS = 2_000
"""… but never later: an engine that says nothing for longer is taken for deaf."""

BREATH_MS = 100
"""So much quiet may be the beginning of a pause: the reading waits until that is known."""

SETTLE_MS = 300
"""In a pause the line is read after this much quiet, so that it is ready when the pause ends it."""

LONG_MS = 6_000
"""A line that is longer ends at the next short pause: long lines cost more and come later."""

SHORT_PAUSE_MS = 300

LONGEST_MS = 10_000
"""A line without any pause is cut at the quietest place of its last part."""

CUT_WITHIN = 2_000 // FRAME_MS
CUT_FRAMES = 4
"""80 ms at their quietest lie between two words far more often than in one."""


class Line:
    """Collects the sound of one line, from shortly before its first speech."""

    def __init__(self, start: int, rate: int) -> None:
        self.start = start
        self.rate = rate
        self.values: list[float] = []
        self._loud: list[float] = []
        self._read_at = 0
        self._cost = 0.0
        self._settled = False

    @property
    def length(self) -> int:
        """Give the length of the line in milliseconds."""
        return len(self.values) * 1000 // self.rate

    @property
    def settled(self) -> bool:
        """Tell whether the line was read in the pause that lasts still."""
        return self._settled

    def add(self, chunk: Chunk, quiet: int) -> None:
        """Take the next chunk, and the quiet at its end."""
        found = numbers(chunk.samples)
        size = chunk.rate * FRAME_MS // 1000
        self._loud += [loudness(found[at : at + size]) for at in range(0, len(found), size)]
        self.values += [value / FULL_SCALE for value in found]
        self._settled = self._settled and quiet >= SETTLE_MS

    def is_due(self, quiet: int) -> bool:
        """Tell whether it is time to read the line."""
        if quiet >= SETTLE_MS:
            return not self._settled
        if quiet >= BREATH_MS:
            return False
        wait = max(LOOK_MS, LOOK_SHARE * self.length, LOOK_COSTS * self._cost)
        return self.length - self._read_at >= min(wait, LOOK_MOST_MS)

    def was_read(self, quiet: int, cost: float = 0.0) -> None:
        """Note that the line has just been read, and the milliseconds that it took."""
        self._read_at = self.length
        self._cost = cost
        self._settled = quiet >= SETTLE_MS

    def voiced(self) -> list[bool]:
        """Tell for each 20 ms whether somebody speaks, by the rule of the gate."""
        least = max(SPEECH_LEAST, min(self._loud) + ABOVE_NOISE)
        return [loud > least for loud in self._loud]

    def cut(self) -> Line:
        """Cut the line where its last part is quietest; keep the first, give the second."""
        first = max(0, len(self._loud) - CUT_WITHIN)
        places = range(first, len(self._loud) - CUT_FRAMES)
        at = min(places, key=lambda place: max(self._loud[place : place + CUT_FRAMES]))
        at += CUT_FRAMES // 2
        sample = at * FRAME_MS * self.rate // 1000
        second = Line(self.start + at * FRAME_MS, self.rate)
        second.values, self.values = self.values[sample:], self.values[:sample]
        second._loud, self._loud = self._loud[at:], self._loud[:at]
        return second

    def timed(self, words: list[str]) -> tuple[Word, ...]:
        """Give words the times at which they were said, by their length.

        Moonshine says nothing about times. So the speech in the line is shared out by
        letters, and silence gets no words. In a line of five seconds a word is placed
        within about a quarter of a second.
        """
        spoken = [at for at, voice in enumerate(self.voiced()) if voice] or [0]
        share = len(spoken) / max(1, sum(map(len, words)))
        ends = [min(len(spoken), round(share * letters)) for letters in accumulate(map(len, words))]
        starts = [0, *ends][: len(words)]
        return tuple(
            Word(
                word,
                self._time(spoken[min(first, len(spoken) - 1)]),
                self._time(spoken[max(end - 1, 0)] + 1),
            )
            for word, first, end in zip(words, starts, ends, strict=True)
        )

    def _time(self, frame: int) -> int:
        return self.start + frame * FRAME_MS
