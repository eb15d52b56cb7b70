"""Tells the captioner when nearly all words are guesses: mostly the language is the wrong one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from captions.engines.engine import Word
from captions.results import Notice
from meeting.language import later

UNSURE = Notice(later("The captions' words are mostly guesses. Is the language right?"))
SURE = Notice(later("The captions are surer of their words now."))

WORDS = 40
"""Words that are judged together, about half a minute of speech."""

DOUBT = 0.78
TRUST = 0.85
"""Mean confidence. Korean in the Korean model stays above 0.80, English in it below 0.78."""


class Doubt:
    """Follows how sure an engine is; one that does not say is believed."""

    def __init__(self) -> None:
        """Begin with trust."""
        self._latest: deque[float] = deque(maxlen=WORDS)
        self._said = SURE

    def hear(self, words: Iterable[Word]) -> Notice | None:
        """Take the words of a finished line and give news, if there is any."""
        self._latest += (word.confidence for word in words if word.confidence is not None)
        if len(self._latest) < WORDS:
            return None
        mean = sum(self._latest) / WORDS
        news = UNSURE if mean < DOUBT else SURE if mean >= TRUST else self._said
        if news == self._said:
            return None
        self._said = news
        return news
