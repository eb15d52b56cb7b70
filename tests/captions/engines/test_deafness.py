"""An engine that hears no words in speech is noticed within 5 s, and others are left alone."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from captions.engines.deafness import Deafness
from captions.engines.engine import Engine, Heard
from captions.sound.chunks import Chunk, level
from captions.sound.gate import Gate
from tests.captions.sounds import RATE, chunks, noise, read, samples, silence, tone
from tests.captions.stand_ins import final, partial

LONG_MS = 6_000
"""Of a shorter recording not enough is speech."""

Hears = Callable[[Chunk], list[Heard]]


def noticed(data: bytes, hears: Hears = lambda _chunk: []) -> list[tuple[int, int]]:
    """Let an engine hear a sound; give when it is found deaf, and since when it is, in ms."""
    deafness, gate = Deafness(), Gate()
    found = []
    for chunk in chunks(data):
        spoken = gate.hear(chunk).spoken
        since = deafness.hear(chunk, level(chunk).rms, spoken, hears(chunk))
        if since is not None:
            found.append((chunk.end, since))
    return found


def delay(found: list[tuple[int, int]]) -> int:
    """Give how long it took to find the first deafness."""
    when, since = found[0]
    return when - since


def voice(seconds: int) -> bytes:
    """Make syllables: loud, softer, and a breath after each second."""
    second = tone(300) + tone(200, loud=0.05) + tone(300, loud=0.2) + tone(200, loud=0.01)
    return second * seconds


def claps(seconds: int) -> bytes:
    """Make the applause of a room."""
    chance = random.Random(1)  # noqa: S311 - the same each time
    wave = [0.0] * (RATE * seconds)
    for _ in range(40 * seconds):
        start, loud = chance.randrange(len(wave) - 800), chance.uniform(0.05, 0.3)
        for at in range(800):
            wave[start + at] += loud * math.exp(-at / 150) * chance.uniform(-1, 1)
    return samples(wave)


def test_speech_without_a_word_is_noticed_within_five_seconds() -> None:
    """And since when there are none; then it begins anew."""
    found = noticed(silence(3_000) + voice(10))

    assert [since for _, since in found][:1] == [3_000]
    assert found[0][0] - 3_000 <= 5_000


def test_an_engine_that_stops_in_the_middle_is_noticed() -> None:
    """Also where it repeats its last words for ever."""

    def hears(chunk: Chunk) -> list[Heard]:
        return [partial(f"word {min(chunk.start, 6_000)}")]

    found = noticed(silence(1_000) + voice(14), hears)

    assert found[0][0] - 6_000 <= 5_000


@pytest.mark.parametrize(
    "hears",
    [
        lambda one: [final("a word")] if one.start % 2_000 == 0 else [],
        lambda one: [partial(f"word {one.start // 2_000}")],
    ],
    ids=["finals", "partials"],
)
def test_an_engine_that_hears_words_is_left_alone(hears: Hears) -> None:
    """Also one that is slow with them."""
    assert noticed(silence(1_000) + voice(20), hears) == []


@pytest.mark.parametrize(
    "sound",
    [
        silence(20_000),
        silence(3_000) + noise(20_000),
        silence(3_000) + tone(20_000),
        silence(3_000) + claps(10),
        (silence(4_000) + voice(1)) * 6,
    ],
    ids=["silence", "a fan", "a hum", "applause", "a word now and then"],
)
def test_what_is_no_speech_asks_for_no_words(sound: bytes) -> None:
    """People are not told that captions have stopped because a fan was switched on."""
    assert noticed(sound) == []


@pytest.mark.shared_audio
def test_real_speech_is_known_as_speech(shared_audio: Path) -> None:
    """In each recording a deaf engine is found within 5 s of the first words."""
    talks = {one.stem: read(one) for one in shared_audio.glob("*/*.flac")}
    long = {name: data for name, data in talks.items() if len(data) >= 2 * RATE * LONG_MS // 1000}

    late = {name: noticed(silence(1_000) + data)[:1] for name, data in long.items()}

    assert len(long) >= 15
    assert {name for name, found in late.items() if not found or delay(found) > 5_000} == set()


@pytest.mark.engine
@pytest.mark.shared_audio
@pytest.mark.timeout(120)
def test_a_real_engine_is_never_taken_for_deaf(shared_audio: Path, engine: Engine) -> None:
    """Half a minute and more of its own language, with pauses."""
    folder = shared_audio / engine.language
    names = {"ko": ("azurefull_a1",), "en": ("jfk", "libri_1089-134686-0000")}[engine.language]
    data = b"".join(silence(1_000) + read(folder / f"{name}.flac") for name in names)
    gate = Gate()

    assert noticed(data, lambda chunk: engine.accept(chunk, gate.hear(chunk))) == []
