"""The renewed ear: a new process takes the old one's place in a pause, and no word is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest

from captions.engines.choice import Choice
from captions.engines.engine import FinalHeard, Heard
from captions.engines.process import EngineProcess
from captions.engines.renewing import QUIET, RenewedEar
from captions.engines.wire import Took
from captions.errors import BrokenModel, EngineStopped
from captions.sound.chunks import FALLBACK_RATE, Chunk
from captions.sources.recording import Recording
from handrail.demo.plan import RECORDING
from tests.captions.stand_ins import PaperEar, chunk, final, partial, stops_at

QUIET_MS = QUIET * 100
"""How long nobody must have spoken."""

ENOUGH_MS = 40_000
"""Of real speech."""


class Numbered(PaperEar):
    """An ear with a number; it hears somebody speak in some chunks."""

    def __init__(
        self, answers: Callable[[Chunk], list[Heard]] = lambda _: [], spoken: Sequence[int] = ()
    ) -> None:
        super().__init__(answers)
        self.pid: int | None = id(self)
        self._spoken = spoken

    async def take(self, chunk: Chunk) -> Took:
        """Tell of 100 ms of speech where there is some."""
        took = await super().take(chunk)
        return Took(took.heard, 100 if chunk.start in self._spoken else 0)


class Broken(Numbered):
    """An ear that cannot be started."""

    async def start(self) -> None:
        """Find the model broken."""
        raise BrokenModel("The model is broken.")


class Slow(Numbered):
    """An ear that takes its time to start."""

    async def start(self) -> None:
        """Never get ready."""
        await asyncio.sleep(3600)


async def _ear(*ears: Numbered) -> RenewedEar:
    left = iter(ears)
    ear = RenewedEar(lambda: next(left), lifetime_ms=1000)
    await ear.start()
    return ear


async def _take(ear: RenewedEar, start: int, end: int) -> list[Heard]:
    heard = []
    for at in range(start, end, 100):
        heard += (await ear.take(chunk(at))).heard
        await asyncio.sleep(0)
    return heard


async def test_a_new_ear_listens_after_its_time() -> None:
    """It hears the last quiet first, each chunk after that comes to it alone."""
    old, new = Numbered(), Numbered()
    ear = await _ear(old, new)

    await _take(ear, 0, 1800)

    assert old.heard == list(range(0, 1000, 100))
    assert new.heard == [*range(1000 - QUIET_MS, 1000, 100), *range(1000, 1800, 100)]
    assert old.stopped
    assert not new.stopped
    assert ear.pid == new.pid


async def test_nothing_changes_while_a_line_is_open() -> None:
    """Whoever speaks for long is heard by one ear until the pause, and nothing is heard twice."""

    def answers(one: Chunk) -> list[Heard]:
        words: dict[int, Heard] = {
            600: partial("so"),
            1200: partial("so be"),
            2000: final("so be it", 500, 1900),
        }
        return [words[one.start]] if one.start in words else []

    old, new = Numbered(answers, spoken=range(500, 1500, 100)), Numbered()
    ear = await _ear(old, new)

    heard = await _take(ear, 0, 2000 + QUIET_MS)
    listened = ear.pid
    heard += await _take(ear, 2000 + QUIET_MS, 3000)

    assert heard == [partial("so"), partial("so be"), final("so be it", 500, 1900)]
    assert (listened, ear.pid) == (old.pid, new.pid)
    assert new.heard[0] == 2100


async def test_a_noise_that_is_taken_back_is_quiet_again() -> None:
    """It opened a line, and no words came of it."""
    old = Numbered(lambda one: [partial("")] if one.start == 900 else [], spoken=[100])
    new = Numbered()
    ear = await _ear(old, new)

    await _take(ear, 0, 1000 + QUIET_MS)
    assert ear.pid == old.pid
    await _take(ear, 1000 + QUIET_MS, 1200 + QUIET_MS)

    assert ear.pid == new.pid
    assert new.heard[0] == 1000


@pytest.mark.parametrize("broken", [Broken(), Numbered(stops_at(500))])
async def test_the_old_ear_stays_where_no_other_can_be_had(broken: Numbered) -> None:
    """It listens as long again; then another is tried."""
    old, new = Numbered(), Numbered()
    ear = await _ear(old, broken, new)

    await _take(ear, 0, 2000)
    listened = ear.pid
    await _take(ear, 2000, 2900)

    assert (listened, ear.pid) == (old.pid, new.pid)
    assert old.heard == list(range(0, old.heard[-1] + 100, 100))
    assert broken.stopped


async def test_stopping_ends_both() -> None:
    """Also the one that is still being started."""
    for after in (Slow(), Numbered()):
        old = Numbered(spoken=range(0, 2000, 100))
        ear = await _ear(old, after)
        await _take(ear, 0, 2000)

        await ear.stop()

        assert (old.stopped, after.stopped) == (True, True)
        assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_crash_is_the_old_ears() -> None:
    """Whoever owns it starts all anew."""
    ear = await _ear(Numbered(stops_at(200)))

    with pytest.raises(EngineStopped):
        await _take(ear, 0, 300)


@pytest.mark.timeout(120)
@pytest.mark.usefixtures("moonshine")
async def test_many_processes_hear_what_one_hears() -> None:
    """Real speech, and a new process in each pause that is long enough: the same lines."""
    spec = Choice("moonshine", "en", "").spec(FALLBACK_RATE)
    used: list[EngineProcess] = []

    def make() -> EngineProcess:
        used.append(EngineProcess(spec))
        return used[-1]

    one = await _lines(EngineProcess(spec))
    many = await _lines(RenewedEar(make, lifetime_ms=1000))

    assert len(used) > 3
    assert [line.words for line in many] == [line.words for line in one]
    assert len(one) > 3


async def _lines(ear: EngineProcess | RenewedEar) -> list[FinalHeard]:
    """Return the lines of the first part of the demo's recording."""
    heard: list[Heard] = []
    await ear.start()
    try:
        async for one in Recording(RECORDING / "webinar.flac", [FALLBACK_RATE]).chunks():
            if one.end > ENOUGH_MS:
                break
            heard += (await ear.take(one)).heard
        heard += await ear.finish()
    finally:
        await ear.stop()
    return [one for one in heard if isinstance(one, FinalHeard)]
