"""How fast somebody speaks, from the captions; and who speaks too fast is asked to slow down.

Captions are read well up to about 180 words a minute, and too fast from about 220 on (W3C, SAUR).
"""

from __future__ import annotations

from dataclasses import dataclass, field

FASTEST = 180
"""Words a minute."""

WINDOW = 20_000
"""Milliseconds for which speech must be faster than that."""

MOST = FASTEST * WINDOW // 60_000
"""Words in the window, at the fastest."""

QUIET = 60_000
"""Milliseconds after somebody was asked in which they are not asked again."""


@dataclass(slots=True)
class _Source:
    """What one captioner has heard: finished speech, and words that are still being recognised."""

    finished: list[tuple[int, int, int]] = field(default_factory=list)
    since: int = 0
    words: int = 0


class SpeechRate:
    """Count words as they are said. Times are milliseconds of the meeting."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._sources: dict[int, _Source] = {}

    def begin(self) -> None:
        """Count anew: somebody else speaks."""
        self._sources = {}

    def heard(self, source: int, text: str, at: int) -> bool:
        """Take in words being recognised; tell whether speech is too fast by now."""
        one = self._sources.setdefault(source, _Source())
        words = len(text.split())
        if not one.words:
            last = one.finished[-1][1] if one.finished else 0
            one.since = max(last, at - words * 60_000 // FASTEST)
        one.words = words
        return self._in_window(one, at) > MOST

    def finished(self, source: int, text: str, start: int, end: int) -> bool:
        """Take in a caption; tell whether its speech is too fast."""
        one = self._sources.setdefault(source, _Source())
        one.words = 0
        kept = [part for part in one.finished if part[1] > end - WINDOW]
        one.finished = [*kept, (start, max(end, start + 1), len(text.split()))]
        return self._in_window(one, end) > MOST

    @staticmethod
    def _in_window(one: _Source, at: int) -> float:
        """Return how many words were said in the window up to `at`, by this source."""
        being_said = [(one.since, max(at, one.since + 1), one.words)] if one.words else []
        first = at - WINDOW
        return sum(
            words * max(0, min(end, at) - max(start, first)) / (end - start)
            for start, end, words in (*one.finished, *being_said)
        )


class SlowDown:
    """Ask at most once a minute, whoever wants it: a card, or the captions."""

    def __init__(self) -> None:
        """Begin with nobody asked."""
        self._asked: int | None = None

    def may_ask(self, at: int) -> bool:
        """Tell whether somebody may be asked now, and take note that they are."""
        if self._asked is not None and at - self._asked < QUIET:
            return False
        self._asked = at
        return True
