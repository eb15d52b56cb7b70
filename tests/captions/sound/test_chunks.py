"""Chunks of sound: cut from any pieces, measured, at a rate that engines take."""

from __future__ import annotations

from array import array
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.sound.chunks import RATES, Chunk, Chunker, best_rate, level, loudness
from tests.captions.sounds import RATE, samples, silence, tone


@given(st.binary(max_size=9_000), st.lists(st.integers(1, 4_000), min_size=1))
def test_pieces_of_any_size_give_the_same_chunks(data: bytes, sizes: list[int]) -> None:
    """How a pipe cuts the bytes changes nothing; an odd byte waits for its other half."""
    chunker = Chunker(RATE)
    at, found = 0, list[Chunk]()
    while at < len(data):
        size = sizes[at % len(sizes)]
        found += chunker.feed(data[at : at + size])
        at += size
    found += chunker.rest()

    whole = Chunker(RATE)
    assert found == [*whole.feed(data), *whole.rest()]
    assert b"".join(chunk.samples for chunk in found) == data[: len(data) // 2 * 2]


def test_chunks_are_100_ms_and_follow_each_other() -> None:
    """Each begins where the last one ended; the last may be short."""
    chunker = Chunker(RATE)

    found = [*chunker.feed(silence(250)), *chunker.rest()]

    assert [(chunk.start, chunk.end) for chunk in found] == [(0, 100), (100, 200), (200, 250)]


@pytest.mark.parametrize("rate", RATES)
def test_times_do_not_drift_at_any_rate(rate: int) -> None:
    """After ten minutes the clock of the chunks is right to the millisecond."""
    chunker = Chunker(rate)

    *_, last = [chunk for _ in range(600) for chunk in chunker.feed(bytes(2 * rate))]

    assert last == Chunk(bytes(2 * rate // 10), rate, 599_900)


@pytest.mark.parametrize(
    ("native", "worked_at"), [(48_000, 48_000), (8_000, 8_000), (24_000, 16_000), (0, 16_000)]
)
def test_a_rate_that_engines_do_not_take_becomes_16_000(native: int, worked_at: int) -> None:
    """Vosk hangs on a rate of 0, so that only known rates pass."""
    assert best_rate(native) == worked_at


def test_silence_has_no_loudness() -> None:
    """Zeros are minus infinity, and so is nothing at all."""
    assert level(Chunk(silence(100), RATE, 0)).rms == -inf
    assert level(Chunk(b"", RATE, 0)).peak == -inf
    assert loudness(array("h")) == -inf


def test_a_full_tone_is_3_db_below_full_scale() -> None:
    """The usual measure: a sine of full height has an RMS of -3 dB and a peak of 0 dB."""
    found = level(Chunk(tone(100, loud=1.0), RATE, 0))

    assert found.rms == pytest.approx(-3.01, abs=0.05)
    assert found.peak == pytest.approx(0.0, abs=0.05)


def test_clipped_samples_are_counted_on_both_sides() -> None:
    """One in four at the upper end and one at the lower end are half of the sound."""
    found = level(Chunk(samples([1.0, -1.0, 0.2, -0.2] * 400), RATE, 0))

    assert found.clipped == pytest.approx(0.5)


def test_the_lowest_sample_counts_as_clipped() -> None:
    """-32768 has no positive twin, and still counts."""
    assert level(Chunk(b"\x00\x80" * 10, RATE, 0)).clipped == 1.0
