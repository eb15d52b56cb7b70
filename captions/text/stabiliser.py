"""Keeps shown words still: tells which words of a growing line will hardly change any more.

A word is committed once it and all before it stayed the same for 0.3 s of sound. The newest word
may still be growing, and a committed word that is to be replaced was read: these wait for 0.5 s.
With Vosk that delays a word by 0.4 s and takes away nine of ten changes.
"""

from __future__ import annotations

from collections.abc import Sequence

STILL_MS = 300
"""Counted in time of the sound: an engine that is asked twice in one step answers the same."""

UNSURE_MS = 500
"""The same for the newest word and for another word in place of a committed one."""


class Stabiliser:
    """Follows one line from its first partial to its end."""

    def __init__(self) -> None:
        """Begin a line."""
        self._seen: list[str] = []
        self._since: list[int] = []
        self._committed: list[str] = []

    def show(self, words: Sequence[str], at: int) -> tuple[list[str], int]:
        """Take what the engine hears at a time of the sound, and give what to show.

        Committed words never become fewer. Another word takes the place of one only when
        it has itself been still for long enough.

        Returns:
            The words to show, and how many of them are committed.
        """
        self._note(words, at)
        still = [
            at - since >= self._wait(place, word)
            for place, (word, since) in enumerate(zip(words, self._since, strict=True))
        ]
        count = still.index(False) if False in still else len(still)
        self._committed[:count] = words[:count]
        shown = [*self._committed, *words[len(self._committed) :]]
        return shown, len(self._committed)

    def _wait(self, place: int, word: str) -> int:
        """Give for how long a word must have been still."""
        newest = place == len(self._seen) - 1
        replaces = self._committed[place : place + 1] not in ([], [word])
        return UNSURE_MS if newest or replaces else STILL_MS

    def _note(self, words: Sequence[str], at: int) -> None:
        """Remember since when each word has been what it is, with all before it."""
        same = 0
        for old, new in zip(self._seen, words, strict=False):
            if old != new:
                break
            same += 1
        self._since = self._since[:same] + [at] * (len(words) - same)
        self._seen = list(words)
