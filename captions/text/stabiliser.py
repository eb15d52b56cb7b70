"""Keeps shown words still: tells which words of a growing line will hardly change any more.

A word is committed once it and all before it stayed the same for 0.3 s of sound. With Vosk
that delays a word by 0.27 s and takes away four of five changes; waiting longer gains little.
"""

from __future__ import annotations

from collections.abc import Sequence

STILL_MS = 300
"""Counted in time of the sound: an engine that is asked twice in one step answers the same."""


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
        still = [at - since >= STILL_MS for since in self._since]
        count = still.index(False) if False in still else len(still)
        self._committed[:count] = words[:count]
        shown = [*self._committed, *words[len(self._committed) :]]
        return shown, len(self._committed)

    def _note(self, words: Sequence[str], at: int) -> None:
        """Remember since when each word has been what it is, with all before it."""
        same = 0
        for old, new in zip(self._seen, words, strict=False):
            if old != new:
                break
            same += 1
        self._since = self._since[:same] + [at] * (len(words) - same)
        self._seen = list(words)
