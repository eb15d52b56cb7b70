"""How long words take to a reader, and how many change after they were shown as sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from msgspec import Struct

from captions.results import Caption, Partial, Result


class Timed(Struct, frozen=True):
    """A result, and when it was there, in milliseconds since the sound began."""

    at: float
    result: Result


class Shown(Struct, frozen=True):
    """What stood on the screen: when, the words, and how many of them were stable."""

    at: float
    words: list[str]
    stable: int


def delays(results: Sequence[Timed]) -> list[str]:
    """Give word p50 and p90, stable word p50 and p90, final p50, p95 and max, changed words."""
    first, firm, final = [], [], []
    changed = total = 0
    for shown, caption in lines(results):
        changed += changes(shown)
        total += shown[-1].stable
        ends = [word.end for word in caption.words]
        first += [at - end for at, end in zip(_appearances(shown), ends, strict=True)]
        firm += [at - end for at, end in zip(_appearances(shown, stable=True), ends, strict=True)]
        final.append(shown[-1].at - ends[-1])
    numbers = [_at(first, 0.5), _at(first, 0.9), _at(firm, 0.5), _at(firm, 0.9)]
    numbers += [median(final), _at(final, 0.95), max(final)]
    return [f"{number / 1000:.2f}" for number in numbers] + [f"{changed / total:.3f}"]


def lines(results: Sequence[Timed]) -> Iterator[tuple[list[Shown], Caption]]:
    """Yield each line as it grew, the finished caption last."""
    shown: list[Shown] = []
    for at, result in ((one.at, one.result) for one in results):
        if isinstance(result, Partial):
            stable = len(result.text[: result.stable].split())
            shown.append(Shown(at, result.text.split(), stable))
        elif isinstance(result, Caption):
            words = result.text.split()
            yield [*shown, Shown(at, words, len(words))], result
            shown = []


def changes(shown: Sequence[Shown]) -> int:
    """Count stable words that were replaced or taken away, each time that it happened.

    Capitals and marks do not count, nor does a word that moved because of its neighbour.
    """
    count = 0
    for before, after in pairwise(shown):
        old = before.words[: before.stable]
        count += len(old) - sum(1 for _ in _same(old, after.words[: after.stable]))
    return count


def _appearances(shown: Sequence[Shown], *, stable: bool = False) -> list[float]:
    """Give when each word of the finished caption was first shown, or shown as stable."""
    text = shown[-1].words
    found: dict[int, float] = {}
    for one in shown:
        for early, place in _same(one.words, text):
            if early < one.stable or not stable:
                found.setdefault(place, one.at)
    return [found[place] for place in range(len(text))]


def _same(seen: list[str], text: list[str]) -> Iterator[tuple[int, int]]:
    """Give the places of words that stand in both, in the same order."""
    left, right = [_key(word) for word in seen], [_key(word) for word in text]
    for early, place, size in SequenceMatcher(
        None, left, right, autojunk=False
    ).get_matching_blocks():
        yield from zip(range(early, early + size), range(place, place + size), strict=True)


def _key(word: str) -> str:
    return re.sub(r"\W", "", word.lower())


def _at(values: list[float], share: float) -> float:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
