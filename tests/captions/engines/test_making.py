"""What both engines do alike: with sound that is no speech, and with bad sound."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from captions.engines.engine import Engine, FinalHeard, Heard, PartialHeard
from captions.sound.chunks import Chunk
from captions.sound.gate import Gate
from tests.captions.sounds import RATE, chunks, every, noise, silence, tone

pytestmark = pytest.mark.engine


def listen(engine: Engine, sound: list[Chunk]) -> list[Heard]:
    """Give all that an engine hears, to the end."""
    gate = Gate()
    heard = [one for chunk in sound for one in engine.accept(chunk, gate.hear(chunk))]
    return heard + engine.finish()


def finals(heard: list[Heard]) -> list[FinalHeard]:
    """Give the finished lines."""
    return [one for one in heard if isinstance(one, FinalHeard)]


@pytest.mark.parametrize(
    "sound",
    [
        silence(12_000),
        noise(12_000, loud=0.02),
        noise(12_000, loud=0.4),
        tone(12_000, hertz=50.0),
        every(250, 12_000, lambda at: 0.5 if at < 8 else 0.0),
        every(1_000, 12_000, lambda at: 0.3 * math.sin(at * 0.4) if at < 3_000 else 0.0),
        bytes([0, 0x80]) * (RATE * 4),
    ],
    ids=["silence", "hiss", "loud hiss", "hum", "clicks", "beeps", "lowest samples"],
)
def test_no_words_come_of_what_is_no_speech(engine: Engine, sound: bytes) -> None:
    """Made-up words in a pause would be read as if somebody had said them."""
    heard = listen(engine, chunks(sound))

    words = [word for line in finals(heard) for word in line.words]
    assert len(words) <= 1


def test_a_knock_leaves_nothing_half_said(engine: Engine) -> None:
    """What looked like a word is taken back, or it was one word and its line is over."""
    heard = listen(engine, chunks(silence(500) + noise(300, loud=0.5) + silence(2_000)))

    partials = [one.words for one in heard if isinstance(one, PartialHeard)]
    assert partials[-1] == () or len(finals(heard)) == 1
    assert sum(len(line.words) for line in finals(heard)) <= 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: Chunk(b"", RATE, one.start),
        lambda one: Chunk(one.samples[:1], RATE, one.start),
        lambda one: Chunk(one.samples[:-1], RATE, one.start),
        lambda one: Chunk(b"RIFF" + one.samples[4:], RATE, one.start),
        lambda one: Chunk(one.samples * 50, RATE, one.start),
    ],
    ids=["empty", "one byte", "odd", "header", "long"],
)
def test_bad_chunks_do_no_harm(engine: Engine, spoil: Callable[[Chunk], Chunk]) -> None:
    """Whatever a source hands over, the engine goes on."""
    sound = [spoil(one) for one in chunks(noise(1_000, loud=0.3))]

    listen(engine, sound)
    after = listen(engine, chunks(silence(500)))

    assert finals(after) == []


def test_finishing_before_any_sound_is_safe(engine: Engine) -> None:
    """And so is finishing twice."""
    assert engine.finish() == []
    assert engine.finish() == []
