"""The steady engine: outlives crashes, hears again what was not finished, gives up poison."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from captions.engines.engine import Heard
from captions.engines.steady import MOST_STARTS, SteadyEngine, Taken
from captions.errors import BrokenModel, EngineStopped
from captions.results import Gap
from captions.sound.chunks import Chunk
from tests.captions.stand_ins import PaperEar, chunk, final, partial, stops_at


def _engine(*ears: PaperEar, clock: Callable[[], float] = lambda: 0.0) -> SteadyEngine:
    left = iter(ears)
    return SteadyEngine(lambda: next(left), clock=clock)


async def _take(engine: SteadyEngine, *starts: int) -> list[Taken]:
    return [await engine.take(chunk(start)) for start in starts]


async def test_a_new_engine_hears_the_unfinished_line_again() -> None:
    """No word is lost by a crash in the middle of a sentence."""
    second = PaperEar(lambda one: [partial(f"heard {one.start}")])
    engine = _engine(PaperEar(stops_at(200)), second)

    taken = (await _take(engine, 0, 100, 200))[-1]

    assert second.heard == [0, 100, 200]
    assert taken == Taken(
        [partial("heard 0"), partial("heard 100"), partial("heard 200")], restarted=True
    )


async def test_what_is_finished_is_not_heard_again() -> None:
    """A caption that is out must not come twice."""

    def answers(one: Chunk) -> list[Heard]:
        return [final("all done", 0, 150)] if one.start == 200 else stops_at(400)(one)

    second = PaperEar()
    engine = _engine(PaperEar(answers), second)

    await _take(engine, 0, 100, 200, 300, 400)

    assert second.heard == [200, 300, 400]


async def test_sound_that_stops_every_engine_is_given_up_and_marked() -> None:
    """The third engine goes on after it."""
    third = PaperEar()
    engine = _engine(PaperEar(stops_at(100)), PaperEar(stops_at(100)), third)

    taken = (await _take(engine, 0, 100))[-1]
    await _take(engine, 200)

    assert taken == Taken([], restarted=True, lost=Gap(0, 200))
    assert third.heard == [200]


async def test_a_line_that_is_too_long_to_hear_again_leaves_a_gap() -> None:
    """Ten seconds are heard again; what came before is marked as lost."""

    def answers(one: Chunk) -> list[Heard]:
        stops_at(12_000)(one)
        return [partial("and so on", 500)]

    engine = _engine(PaperEar(answers), PaperEar())

    taken = (await _take(engine, *range(0, 12_100, 100)))[-1]

    assert taken.lost == Gap(500, 2_100)


async def test_an_engine_that_always_stops_is_not_started_for_ever() -> None:
    """Three times in a minute, then a sentence that says so."""
    ears = [PaperEar(lambda one: stops_at(one.start)(one)) for _ in range(MOST_STARTS + 2)]
    engine = _engine(*ears)
    await engine.take(chunk(0))

    with pytest.raises(EngineStopped, match="Start captions again"):
        await engine.take(chunk(100))

    assert [ear.started for ear in ears] == [False, True, True, True, False]


async def test_stops_that_are_far_apart_are_forgiven() -> None:
    """One crash an hour is no reason to leave people without captions."""
    times = iter(range(0, 36_000, 3_600))
    ears = [PaperEar(stops_at(100 * at)) for at in range(8)]
    engine = _engine(*ears, clock=lambda: float(next(times)))

    taken = await _take(engine, *range(0, 700, 100))

    assert all(one.restarted for one in taken)


async def test_a_broken_model_is_no_crash() -> None:
    """What starting again can't mend is said at once."""

    class Broken(PaperEar):
        async def start(self) -> None:
            raise BrokenModel("The model is broken.")

    engine = _engine(PaperEar(stops_at(0)), Broken())

    with pytest.raises(BrokenModel):
        await engine.take(chunk(0))


async def test_the_last_words_survive_a_crash_at_the_end() -> None:
    """A new engine hears the last line and finishes it."""

    class Dies(PaperEar):
        async def finish(self) -> list[Heard]:
            raise EngineStopped("The captions' engine has stopped.")

    second = PaperEar(lambda _one: [], last=[final("good bye")])
    engine = _engine(Dies(), second)
    await _take(engine, 0, 100)

    heard = await engine.finish()

    assert second.heard == [0, 100]
    assert heard == [final("good bye")]


async def test_the_old_engine_is_ended_before_the_new_one_begins() -> None:
    """Two engines at a time would need twice the memory."""
    first = PaperEar(stops_at(0))
    engine = _engine(first, PaperEar())

    await engine.take(chunk(0))

    assert first.stopped
