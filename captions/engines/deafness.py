"""Notices an engine that runs on but hears no words, though somebody speaks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from msgspec import Struct

from captions.engines.engine import FinalHeard, Heard
from captions.sound.chunks import CHUNK_MS, Chunk

WINDOW = 4_500 // CHUNK_MS
"""Chunks that are judged together: people should be told within 5 s."""

SPOKEN_MS = 2_500
"""So much speech must be in them. With new words in between, neither engine had more than 1,600 ms
of speech without any (measured on 40 recordings in English and Korean)."""

LIVELY = 9.0
"""dB between loud and soft parts of the speech: a voice has 8 to 30, applause 6 to 8, a fan 0."""


class _Spoken(Struct, frozen=True):
    start: int
    spoken: int
    loud: float


class Deafness:
    """Follows one engine; sound that is steady, or that pauses for long, asks for no words."""

    def __init__(self) -> None:
        """Begin with trust."""
        self._latest: deque[_Spoken] = deque(maxlen=WINDOW)
        self._words: tuple[str, ...] = ()

    def hear(self, chunk: Chunk, loud: float, spoken: int, heard: Iterable[Heard]) -> int | None:
        """Tell since when there is speech without words, in milliseconds; None where all is well.

        Then it begins anew.

        Args:
            chunk: the chunk that it has taken.
            loud: how loud that was, in dB below full scale.
            spoken: how much of it was speech, in milliseconds.
            heard: what the engine heard.
        """
        news = [self._is_new(one) for one in heard]
        if any(news):
            self._latest.clear()
            return None
        self._latest.append(_Spoken(chunk.start, spoken, loud))
        if not self._is_speech():
            return None
        since = next(one.start for one in self._latest if one.spoken)
        self._latest.clear()
        return since

    def _is_new(self, heard: Heard) -> bool:
        """Tell whether there are words, and other ones than before."""
        if isinstance(heard, FinalHeard):
            self._words = ()
            return True
        before, self._words = self._words, heard.words
        return bool(heard.words) and heard.words != before

    def _is_speech(self) -> bool:
        loud = sorted(one.loud for one in self._latest if one.spoken)
        if sum(one.spoken for one in self._latest) < SPOKEN_MS:
            return False
        return loud[len(loud) * 9 // 10] - loud[len(loud) // 10] >= LIVELY
