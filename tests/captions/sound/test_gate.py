"""The gate: hears pauses in clean sound and in noise, and learns the noise of a room."""

from __future__ import annotations

from captions.sound.gate import Gate, Speech
from tests.captions.sounds import chunks, mixed, noise, silence, tone


def _hear(gate: Gate, data: bytes) -> list[Speech]:
    return [gate.hear(chunk) for chunk in chunks(data)]


def test_silence_grows_quiet() -> None:
    """Each chunk of silence adds its length."""
    heard = _hear(Gate(), silence(300))

    assert heard == [Speech(0, 100), Speech(0, 200), Speech(0, 300)]


def test_speech_ends_the_quiet() -> None:
    """A loud sound after silence is speech at once."""
    heard = _hear(Gate(), silence(500) + tone(200))

    assert heard[-2:] == [Speech(100, 0), Speech(100, 0)]


def test_quiet_is_counted_from_the_last_sound_not_from_the_chunk() -> None:
    """Speech that ends in the middle of a chunk leaves the rest of it quiet."""
    heard = _hear(Gate(), silence(500) + tone(140) + silence(160))

    assert heard[-2] == Speech(40, 60)
    assert heard[-1].quiet == 160


def test_a_sound_below_50_db_is_no_speech() -> None:
    """However quiet the room is."""
    heard = _hear(Gate(), silence(500) + tone(500, loud=0.003))

    assert heard[-1].quiet == 1000


def test_speech_is_heard_over_noise() -> None:
    """12 dB above the hiss of a room is speech, the hiss alone is quiet."""
    hiss = noise(3_000, loud=0.01)
    spoken = silence(1_000) + tone(1_000, loud=0.2) + silence(1_000)

    heard = _hear(Gate(), mixed(hiss, spoken))

    assert heard[15].quiet == 0
    assert heard[-1].quiet >= 980


def test_a_noise_that_starts_is_learnt() -> None:
    """A fan of -36 dB is taken for speech at first, and for the room within half a minute."""
    heard = _hear(Gate(), silence(1_000) + noise(30_000, loud=0.027))

    assert heard[12].quiet == 0
    assert heard[-1].quiet >= 1_000
