"""The sound of a line: when it is read, where it is cut, when its words were said."""

from __future__ import annotations

import pytest

from captions.engines.moonshine_line import LOOK_MS, Line
from tests.captions.sounds import RATE, chunks, silence, tone


def _line(data: bytes, start: int = 0) -> Line:
    line = Line(start, RATE)
    for chunk in chunks(data):
        line.add(chunk, 0)
    return line


def test_a_short_line_is_read_every_300_ms() -> None:
    """Not with each chunk: a reading costs as much as the line is long."""
    line, due = Line(0, RATE), []
    for chunk in chunks(tone(1_300)):
        line.add(chunk, 0)
        if line.is_due(0):
            due.append(line.length)
            line.was_read(0)

    assert due == [LOOK_MS, 2 * LOOK_MS, 3 * LOOK_MS, 4 * LOOK_MS]


def test_a_long_line_is_read_less_often() -> None:
    """At 8 s every tenth of its length, so that the cost stays below a core."""
    line = _line(tone(8_000))
    line.was_read(0)

    for chunk in chunks(tone(700)):
        line.add(chunk, 0)

    assert not line.is_due(0)


def test_a_busy_computer_reads_less_often() -> None:
    """A reading that took 0.5 s is followed by a second of speech, so that nothing piles up."""
    line = _line(tone(1_000))
    line.was_read(0, cost=500.0)

    for chunk in chunks(tone(900)):
        line.add(chunk, 0)

    assert not line.is_due(0)


def test_a_breath_is_not_read() -> None:
    """A reading now could be in the way of the one that ends the line."""
    line = _line(tone(1_000))

    assert line.is_due(80)
    assert not line.is_due(200)


def test_a_pause_is_read_once() -> None:
    """At 0.3 s of quiet, and then not again before somebody speaks."""
    line = _line(tone(1_000))

    assert line.is_due(300)
    line.was_read(300)
    line.add(chunks(silence(100))[0], 400)
    assert line.settled
    assert not line.is_due(400)
    line.add(chunks(tone(100))[0], 0)
    assert not line.settled


def test_a_line_is_cut_where_it_is_quietest() -> None:
    """A gap of 100 ms between two words, somewhere in the last three seconds."""
    line = _line(tone(8_000) + silence(100) + tone(1_900))

    rest = line.cut()

    assert 8_000 <= line.length <= 8_100
    assert rest.start == line.length
    assert line.length + rest.length == 10_000


def test_words_are_placed_where_somebody_speaks() -> None:
    """Two words of equal length on both sides of a silence: none of them begins in it."""
    line = _line(silence(500) + tone(1_000) + silence(500) + tone(1_000), start=20_000)

    first, second = line.timed(["hello", "there"])

    assert (first.start, first.end) == pytest.approx((20_500, 21_500), abs=40)
    assert (second.start, second.end) == pytest.approx((22_000, 23_000), abs=40)


def test_longer_words_get_more_time() -> None:
    """In proportion to their letters, one after the other."""
    words = _line(silence(200) + tone(1_000)).timed(["I", "understand"])

    lengths = [word.end - word.start for word in words]
    assert lengths[0] < lengths[1]
    assert words[0].end <= words[1].start + 20


def test_more_words_than_sound_still_have_times_in_order() -> None:
    """A made-up loop of words in a short sound breaks nothing."""
    words = _line(tone(60)).timed(["word"] * 30)

    assert all(0 <= word.start <= word.end <= 60 for word in words)
    assert sorted(words, key=lambda word: word.start) == list(words)
