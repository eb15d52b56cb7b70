"""A real sound server: what a computer plays is heard, from the output that is in use."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import aclosing
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.captions_scoring import demo, error_rate, words
from captions.engines.choice import choose_engine
from captions.engines.process import EngineProcess
from captions.engines.steady import SteadyEngine
from captions.errors import NoMicrophone, NoModel
from captions.meter import GOOD, SILENCE, follow, listen
from captions.pipeline import run_captions
from captions.results import Caption, Result
from captions.sound.chunks import Chunk
from captions.sources.device import Device, DeviceSource, find_devices
from captions.sources.microphone import microphone
from captions.sources.own_sound import own_sound
from captions.sources.source import Source
from captions.sources.until import Until
from captions.text.composer import Composer
from tests.captions.pulse import Pulse, sound_server

ROOT = Path(__file__).parents[3]
RECORDING = ROOT / "handrail" / "recording" / "webinar.flac"

HEARD_MS = 13_500
"""Four sentences of the recording, and a pause."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pulse]:
    """Run a sound server with two outputs; the webinar is the one in use."""
    with sound_server(tmp_path_factory.mktemp("pulse"), "webinar", "other") as pulse:
        yield pulse


@pytest.fixture
def pulse(server: Pulse, monkeypatch: pytest.MonkeyPatch) -> Pulse:
    """Let programs find the sound server."""
    monkeypatch.setenv("PULSE_SERVER", server.address)
    server.control("set-default-sink", "webinar")
    return server


@pytest.mark.usefixtures("pulse")
def test_what_the_computer_plays_is_listed_as_such() -> None:
    """It is no microphone, though the sound server shows it as one."""
    found = [(one.name, one.is_own_sound) for one in find_devices()]

    assert found == [("Monitor of webinar", True), ("Monitor of other", True)]


async def test_the_output_in_use_is_heard(pulse: Pulse) -> None:
    """And an output that plays nothing is silent, which is told in words."""
    with pulse.play(RECORDING, "webinar") as player:
        heard = await asyncio.gather(
            _told(own_sound(), GOOD), listen(own_sound("other"), 5), _told(microphone("web"), GOOD)
        )
        player.terminate()

    assert list(heard) == [GOOD, SILENCE, GOOD]


@pytest.mark.usefixtures("pulse")
def test_an_output_that_is_not_there_is_said() -> None:
    """With those that there are."""
    with pytest.raises(NoMicrophone, match=r"Nothing named xyz plays here\. There are: Monitor"):
        own_sound("xyz")


async def test_an_output_that_was_away_is_opened_again(pulse: Pulse) -> None:
    """The time that passed meanwhile counts, so that what was lost is known."""
    module = _plug_in(pulse)
    heard: list[Chunk] = []
    source = DeviceSource(Device("usb", b"usb.monitor"), again_seconds=0.5)
    listening = asyncio.create_task(_collect(source, heard))
    try:
        await _until(lambda: len(heard) > 3)
        pulse.control("unload-module", module)
        await asyncio.sleep(1.5)
        before = len(heard)
        module = _plug_in(pulse)
        await _until(lambda: len(heard) > before)
    finally:
        listening.cancel()
        pulse.control("unload-module", module)

    assert heard[before].start - heard[before - 1].end > 1000


@pytest.mark.usefixtures("pulse")
async def test_a_device_that_is_busy_or_gone_is_one_sentence() -> None:
    """The first time; later it is tried again."""
    source = DeviceSource(Device("old headset", b"no.such.device"))

    with pytest.raises(NoMicrophone, match="The old headset cannot be opened"):
        await anext(source.chunks())


def test_the_package_for_windows_hears_the_same(pulse: Pulse) -> None:
    """It also works with PulseAudio, which is where it can be tested."""
    if find_spec("soundcard") is None:
        pytest.skip("The package soundcard is not here.")
    with pulse.play(RECORDING, "webinar") as player:
        done = subprocess.run(
            [sys.executable, "-m", "tests.captions.hear_loopback", "webinar"],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
        player.terminate()

    assert done.stdout.strip() == GOOD


@pytest.mark.engine
@pytest.mark.timeout(180)
async def test_a_webinar_that_the_computer_plays_is_captioned(pulse: Pulse) -> None:
    """From the output's samples to captions: the words of the recording, as from the file."""
    try:
        choice = choose_engine("en")
    except NoModel as error:
        pytest.skip(str(error))
    source = own_sound()
    results: list[Result] = []
    stop = asyncio.Event()
    engine = SteadyEngine(lambda: EngineProcess(choice.spec(source.rate)))
    await engine.start()
    try:
        captioning = asyncio.create_task(_caption(Until(source, stop), engine, results))
        await asyncio.sleep(2.5)  # PulseAudio gives the first samples of an output only then
        with pulse.play(RECORDING, "webinar") as player:
            await asyncio.sleep(HEARD_MS / 1000)
            player.terminate()
        stop.set()
        await captioning
    finally:
        await engine.stop()
    heard = " ".join(one.text for one in results if isinstance(one, Caption))

    assert error_rate(words(demo(HEARD_MS).text), words(heard)) < 0.25


def _plug_in(pulse: Pulse) -> str:
    """Plug in one more output; give the number by which it is pulled out again."""
    return pulse.control("load-module", "module-null-sink", "sink_name=usb").strip()


async def _collect(source: Source, heard: list[Chunk]) -> None:
    async with aclosing(source.chunks()) as chunks:
        async for chunk in chunks:
            heard.append(chunk)  # noqa: PERF401 -- the test looks at it meanwhile


async def _told(source: Source, sentence: str) -> str:
    """Listen until this is told of a source; give the last thing that was told."""
    words = ""
    async with asyncio.timeout(30), aclosing(follow(source)) as told:
        async for words in told:
            if words == sentence:
                break
    return words


async def _until(there: Callable[[], bool]) -> None:
    """Wait for something that takes a few seconds at the most."""
    async with asyncio.timeout(20):
        while not there():  # noqa: ASYNC110 -- what is waited for is no event
            await asyncio.sleep(0.02)


async def _caption(source: Source, engine: SteadyEngine, results: list[Result]) -> None:
    await run_captions(source, engine, Composer("en", "test"), results.append)
