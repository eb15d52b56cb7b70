"""Engines that share a model: loaded once, and whatever one of them does, the others go on."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from captions.engines import sharing
from captions.engines.ear import EngineEar
from captions.engines.engine import Heard
from captions.engines.making import EngineSpec
from captions.engines.process import EngineProcess
from captions.engines.sharing import SharedModels
from captions.errors import EngineStopped, NoModel
from captions.sources.recording import Recording
from tests.captions.stand_ins import chunk, partial

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="models are shared on Linux alone")

SPEC = EngineSpec("vosk", "en", 16_000, "paper")
OTHER = EngineSpec("vosk", "ko", 8_000, "paper")

KEEPS = """
import os, signal, sys, time
from pathlib import Path
from captions.engines import keeper
from captions.engines.engine import PartialHeard
from captions.errors import NoModel

class Paper:
    name, language = "paper", "en"
    def __init__(self, rate):
        self.rate = rate
    def accept(self, chunk, speech):
        do = {300: lambda: os.abort(), 400: lambda: os.kill(os.getpid(), signal.SIGSTOP)}
        do.get(chunk.start, int)()
        return [PartialHeard((str(self.rate),), chunk.start)]
    def finish(self):
        return [PartialHeard(("bye",), 0)]

def load(spec):
    with Path(sys.argv[1]).open("a") as loads:
        loads.write(spec.language + " ")
    {load}
    return Paper

keeper.load_engine = load
sys.exit(keeper.main())
"""
CRASHES, FROZEN = 300, 400


class Keeping:
    """Shared models of paper, and how often each was loaded."""

    def __init__(self, folder: Path, load: str) -> None:
        """Say what else happens as a model is loaded."""
        self._loads = folder / "loads"
        program = KEEPS.replace("{load}", load)
        command = (sys.executable, "-c", program, str(self._loads))
        self.models = SharedModels(command=command)

    @property
    def loads(self) -> list[str]:
        """Give the languages whose models were loaded, one after the other."""
        return self._loads.read_text().split()

    async def ear(self, spec: EngineSpec = SPEC) -> EngineEar:
        """Return an ear that listens."""
        ear = self.models.ear(spec)
        await ear.start()
        return ear


@pytest.fixture
async def keep(tmp_path: Path) -> AsyncIterator[Callable[[str], Keeping]]:
    """Return what makes a keeper; it is ended."""
    made: list[Keeping] = []

    def one(load: str = "pass") -> Keeping:
        made.append(Keeping(tmp_path, load))
        return made[-1]

    yield one
    for keeping in made:
        await keeping.models.close()


async def heard(ear: EngineEar, start: int = 0) -> Sequence[Heard]:
    """Return what an ear hears in a chunk."""
    return (await ear.take(chunk(start))).heard


async def soon(is_so: Callable[[], bool]) -> bool:
    """Wait for something; false where it does not come."""
    for _ in range(500):
        if is_so():
            return True
        await asyncio.sleep(0.01)
    return False


async def gone(pid: int | None) -> bool:
    """Wait until a process is no more."""
    assert pid
    return await soon(lambda: not Path(f"/proc/{pid}").exists())


def children(pid: int | None) -> list[str]:
    """Give the numbers of the processes that a process has begun."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


@asynccontextmanager
async def stopping(*ears: EngineEar) -> AsyncIterator[None]:
    """Stop them in the end."""
    try:
        yield
    finally:
        for ear in ears:
            await ear.stop()


async def test_a_model_is_loaded_once_for_all(keep: Callable[..., Keeping]) -> None:
    """Each source has a process and a rate of its own; another language is another model."""
    keeping = keep()
    one, two = await asyncio.gather(keeping.ear(), keeping.ear(OTHER))
    three = await keeping.ear(EngineSpec("vosk", "en", 48_000, "paper"))

    async with stopping(one, two, three):
        rates = [await heard(ear) for ear in (one, two, three)]
        last = await one.finish()

        assert rates == [[partial(rate, 0)] for rate in ("16000", "8000", "48000")]
        assert last == [partial("bye")]
        assert len({one.pid, two.pid, three.pid, keeping.models.pid}) == 4
        assert sorted(keeping.loads) == ["en", "ko"]


async def test_a_crash_is_one_sources_alone_and_loads_nothing_again(
    keep: Callable[..., Keeping],
) -> None:
    """The other listens on; the next engine is there at once."""
    keeping = keep()
    one, two = await keeping.ear(), await keeping.ear()

    with pytest.raises(EngineStopped, match="has stopped"):
        await heard(one, CRASHES)
    await one.stop()
    again = await keeping.ear()

    async with stopping(two, again):
        assert await heard(two) == await heard(again) == [partial("16000", 0)]
        assert keeping.loads == ["en"]


async def test_one_that_is_frozen_is_killed(keep: Callable[..., Keeping]) -> None:
    """It obeys no polite wish."""
    ear = await keep().ear()
    pid = ear.pid
    with suppress(TimeoutError):
        async with asyncio.timeout(0.2):
            await heard(ear, FROZEN)

    await ear.stop()

    assert await gone(pid)
    assert ear.pid is None


async def test_stopping_is_safe_at_any_time(keep: Callable[..., Keeping]) -> None:
    """Before the start, after a crash, and twice."""
    keeping = keep()
    ear = keeping.models.ear(SPEC)
    await ear.stop()
    await ear.start()
    with pytest.raises(EngineStopped):
        await heard(ear, CRASHES)
    await ear.stop()
    await ear.stop()

    with pytest.raises(EngineStopped, match="not running"):
        await heard(ear)
    await keeping.models.close()
    await keeping.models.close()


async def test_a_missing_model_is_said_to_everybody_who_asks(keep: Callable[..., Keeping]) -> None:
    """In the words of the engine; other models can still be had."""
    keeping = keep('if spec.language == "en": raise NoModel("There is none.")')

    for _ in range(2):
        ear = keeping.models.ear(SPEC)
        with pytest.raises(NoModel, match="There is none"):
            await ear.start()
        await ear.stop()
    other = await keeping.ear(OTHER)

    async with stopping(other):
        assert await heard(other) == [partial("8000", 0)]


async def test_a_model_that_crashes_the_keeper_is_an_error(keep: Callable[..., Keeping]) -> None:
    """Engines that run go on, and the next to ask gets another keeper."""
    keeping = keep('spec.language == "en" and os.abort()')
    other = await keeping.ear(OTHER)
    first = keeping.models.pid

    for _ in range(2):
        with pytest.raises(EngineStopped, match="has stopped"):
            await keeping.ear()
    another = await keeping.ear(OTHER)

    async with stopping(other, another):
        assert await heard(other) == await heard(another) == [partial("8000", 0)]
        assert keeping.models.pid != first


async def test_a_keeper_that_hangs_is_given_up(
    keep: Callable[..., Keeping], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the time that a model may take to load; then it is ended."""
    monkeypatch.setattr(sharing, "START_SECONDS", 0.5)
    keeping = keep("time.sleep(60)")

    with pytest.raises(EngineStopped, match="does not answer"):
        await keeping.ear()

    assert keeping.models.pid is None


async def test_a_keeper_that_is_killed_has_a_successor(keep: Callable[..., Keeping]) -> None:
    """As where the system runs out of memory: who listens goes on, who comes is served."""
    keeping = keep()
    one, first = await keeping.ear(), keeping.models.pid
    assert first
    os.kill(first, signal.SIGKILL)
    assert await gone(first)

    two = await keeping.ear()

    async with stopping(one, two):
        assert await heard(one) == await heard(two) == [partial("16000", 0)]
        assert keeping.loads == ["en", "en"]


async def test_whoever_gives_up_waiting_leaves_nothing_behind(keep: Callable[..., Keeping]) -> None:
    """Ctrl+C as a model loads; another source may still want it."""
    keeping = keep("time.sleep(0.5)")
    waiting = asyncio.create_task(keeping.ear())
    await asyncio.sleep(0.3)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    ear = await keeping.ear()

    async with stopping(ear):
        assert await heard(ear) == [partial("16000", 0)]
        assert keeping.loads == ["en"]
        assert await soon(lambda: children(keeping.models.pid) == [str(ear.pid)])


OWNER = """
import asyncio, os, sys
from captions.engines.making import EngineSpec
from captions.engines.sharing import SharedModels
async def main():
    models = SharedModels(command=sys.argv[1:])
    ear = models.ear(EngineSpec("vosk", "en", 16_000, "paper"))
    await ear.start()
    print(models.pid, ear.pid, flush=True)
    os.abort()
asyncio.run(main())
"""


async def test_nothing_outlives_the_captioner(tmp_path: Path) -> None:
    """It crashes: no keeper, no engine and no 600 MB stay behind."""
    keeps = (sys.executable, "-c", KEEPS.replace("{load}", "pass"), str(tmp_path / "loads"))
    owner = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", OWNER, *keeps), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await owner.communicate()

    keeper, engine = map(int, told.split())

    assert owner.returncode == -signal.SIGABRT
    assert await gone(keeper)
    assert await gone(engine)


def own_memory(pid: int | None) -> int:
    """Give the MiB that a process shares with no other."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(
        int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_")
    ) // 1024  # fmt: skip


@pytest.mark.engine
@pytest.mark.shared_audio
@pytest.mark.timeout(120)
async def test_vosk_shares_its_model(korean_model: Path, shared_audio: Path) -> None:
    """Two real sources: the words of a process of its own, and little memory more."""
    spec = EngineSpec("vosk", "ko", 16_000, str(korean_model))
    sound = shared_audio / "ko" / "pv_leopard.flac"
    models = SharedModels()
    alone, one, two = EngineProcess(spec), models.ear(spec), models.ear(spec)
    try:
        for ear in (alone, one, two):
            await ear.start()
        shared = own_memory(one.pid)
        heard = [await _finals(ear, sound) for ear in (alone, one, two)]
    finally:
        for ear in (alone, one, two):
            await ear.stop()
        await models.close()

    assert heard[0] == heard[1] == heard[2] != []
    assert shared < 60


async def _finals(ear: EngineEar, sound: Path) -> list[Heard]:
    found: list[Heard] = []
    async for one in Recording(sound, [16_000]).chunks():
        found += (await ear.take(one)).heard
    return [*found, *await ear.finish()]
