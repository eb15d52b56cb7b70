"""The level meter in words: what is wrong with a sound, and what to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from captions.errors import NoMicrophone
from captions.meter import FAINT, GOOD, NOTHING, SILENCE, STEADY, TOO_LOUD, follow, in_words, listen
from captions.sound.chunks import Chunk, level
from tests.captions.sounds import chunks, louder, noise, silence, tone
from tests.captions.stand_ins import ListSource

SPEECH = (silence(300) + tone(700)) * 3
FAR = (silence(300) + tone(700, 0.003)) * 3


@pytest.mark.parametrize(
    ("sound", "sentence"),
    [
        (b"", NOTHING),
        (silence(3000), SILENCE),
        (SPEECH, GOOD),
        (FAR, FAINT),
        (louder(SPEECH, 20), TOO_LOUD),
        (noise(3000, 0.1), STEADY),
    ],
    ids=["nothing", "silence", "speech", "far away", "clipped", "a fan"],
)
def test_sound_is_told_in_words(sound: bytes, sentence: str) -> None:
    """Each kind in its own."""
    assert in_words([level(chunk) for chunk in chunks(sound)]) == sentence


async def test_a_source_is_listened_to_for_a_while() -> None:
    """It may go on for ever; the while ends all the same."""

    class Endless(ListSource):
        async def chunks(self) -> AsyncGenerator[Chunk, None]:
            async for chunk in super().chunks():
                yield chunk
            await asyncio.Event().wait()

    assert await listen(Endless(chunks(SPEECH)), 0.2) == GOOD


async def test_a_device_that_cannot_be_opened_is_told() -> None:
    """In its own sentence, so that the other devices are still listened to."""
    gone = ListSource([], error=NoMicrophone("It is gone."))

    assert await listen(gone, 1) == "It is gone."


async def test_only_news_is_told() -> None:
    """Silence, then speech: two sentences in six seconds."""
    source = ListSource(chunks(silence(3000) + SPEECH * 2))

    told = [words async for words in follow(source)]

    assert told[0] == SILENCE
    assert told[-1] == GOOD
    assert len(told) <= 4
