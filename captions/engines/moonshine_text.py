"""Mends what Moonshine writes where it heard no speech, or lost its way in a loop."""

from __future__ import annotations

import re

FOR_NOISE = ({"you"}, {"so"}, set[str]())
"""Moonshine writes these for silence, hiss and clicks (measured); alone they are no words."""

LOOP_WORDS = 4
"""A phrase of so many words said twice in a row is a loop far more often than speech."""

LOOP_TIMES = 3
"""Shorter phrases are a loop from this many times on; people do say "no, no"."""

_FOREIGN = re.compile(r"[^\x20-\x7e\u00a1-\u024f\u2010-\u2026\u20ac\u00a3]")


def words_of(text: str) -> list[str]:
    """Give the words of what Moonshine wrote, without notes of music, other scripts and loops."""
    words = [word for word in text.split() if not _FOREIGN.search(word) and key(word)]
    return without_loops(words)


def is_noise(words: list[str]) -> bool:
    """Tell whether these words are what Moonshine writes for a noise."""
    return {key(word) for word in words} in FOR_NOISE


def open_ended(words: list[str]) -> list[str]:
    """Take the mark off the last word: Moonshine ends each reading as if the line were over."""
    return [*words[:-1], *(word.rstrip(".?!,;:\u2026") for word in words[-1:])]


def without_loops(words: list[str]) -> list[str]:
    """Keep a phrase once where it comes over and over."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        size, times = _loop(words, at)
        kept += words[at : at + size]
        at += size * times
    return kept


def key(word: str) -> str:
    """Give a word as it is compared: letters and digits only, small."""
    return "".join(letter for letter in word.lower() if letter.isalnum())


def _loop(words: list[str], at: int) -> tuple[int, int]:
    """Find the loop that begins here: words in the phrase, and how often it comes."""
    keys = [key(word) for word in words[at:]]
    for size in range(len(keys) // 2, 0, -1):
        times = 1
        while keys[times * size : (times + 1) * size] == keys[:size]:
            times += 1
        if times >= (2 if size >= LOOP_WORDS else LOOP_TIMES):
            return size, times
    return 1, 1
