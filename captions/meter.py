"""A level meter in words: tells how sound is that comes in, for people who see no needle."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from captions.errors import SoundError
from captions.sound.chunks import CHUNK_MS, Level, level
from captions.sound.gate import ABOVE_NOISE
from captions.sound.watch import CLIPPED, QUIET, SILENT
from captions.sources.source import Source
from meeting.language import later, say

NOTHING = later("No sound came.")
SILENCE = later("Silence. Look whether it is switched on.")
TOO_LOUD = later("Too loud. Turn it down.")
FAINT = later("Too quiet. Move closer, or turn it up.")
STEADY = later("A steady sound, but no speech.")
GOOD = later("Good.")

SECOND = 1_000 // CHUNK_MS
WINDOW = 3 * SECOND
"""Chunks that are judged together: a sentence and the breath before it."""


def in_words(levels: Sequence[Level]) -> str:
    """Tell in one sentence or two how loud these stretches were, all together."""
    if not levels:
        return say(NOTHING)
    ranked = sorted(one.rms for one in levels)
    breath, voice = ranked[len(ranked) // 10], ranked[len(ranked) * 7 // 10]
    if ranked[-1] < SILENT:
        return say(SILENCE)
    if sum(one.clipped for one in levels) / len(levels) >= CLIPPED:
        return say(TOO_LOUD)
    if voice < QUIET:
        return say(FAINT)
    heard = GOOD if voice - breath >= ABOVE_NOISE else STEADY
    return say(heard)


async def listen(source: Source, seconds: float) -> str:
    """Listen for a while and tell how it was; what cannot be opened is told too."""
    levels: list[Level] = []
    try:
        async with asyncio.timeout(seconds), aclosing(source.chunks()) as chunks:
            async for chunk in chunks:
                levels.append(level(chunk))  # noqa: PERF401 -- what came before the end counts
    except TimeoutError:
        pass
    except SoundError as error:
        return str(error)
    return in_words(levels)


async def follow(source: Source) -> AsyncGenerator[str, None]:
    """Give a sentence after the first second and each time that the news changes.

    Raises:
        SoundError: the sound cannot be had.
    """
    latest: deque[Level] = deque(maxlen=WINDOW)
    said, count = "", 0
    async with aclosing(source.chunks()) as chunks:
        async for chunk in chunks:
            latest.append(level(chunk))
            count += 1
            words = in_words(latest)
            if count % SECOND == 0 and words != said:
                said = words
                yield words
