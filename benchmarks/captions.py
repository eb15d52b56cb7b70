"""Measure captions: `make bench NAME=captions ARGS="[--real] [--streams N] [vosk|moonshine …]"`.

Plays recordings with references through the whole pipeline and prints one table: errors, delays,
changed words, work and memory of each engine. By default on a simulated clock: a chunk arrives
when its last sample was spoken, and is done when the engine has worked on it and all before it.
With `--real` at the pace of real time.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks import processes
from benchmarks.captions_delays import Timed, delays
from benchmarks.captions_scoring import (
    Spoken,
    demo,
    error_rate,
    letters,
    shared_audio,
    spoken,
    words,
)
from benchmarks.captions_terms import fitting, unrelated, with_terms
from captions.engines.choice import Choice, choose_engine
from captions.engines.process import EngineProcess
from captions.engines.renewing import NumberedEar
from captions.engines.steady import SteadyEngine
from captions.errors import NoModel
from captions.pipeline import run_captions
from captions.results import Caption
from captions.sound.chunks import Chunk
from captions.sources.recording import Recording
from captions.sources.source import RealPace
from captions.text.composer import Composer
from captions.text.glossary import Glossary
from captions.text.numbers import written

GAP = 1_200
"""Silence after each recording, in milliseconds, so that its last line ends by a pause."""

UNWRITTEN = "und"
"""No language: words stay one by one, so that each can be timed."""

COLUMNS = (
    "engine | recording | seconds | letters wrong | words wrong | wrong as read "
    "| with its terms | with 50 other terms | of these put in "
    "| word p50 | word p90 | stable p50 | stable p90 "
    "| final p50 | final p95 | final max | changed | cores | MiB"
)


class Case(Struct, frozen=True):
    """One row: an engine's name, a language, what it hears, and if told of new voices."""

    engine: str
    language: str
    name: str
    sounds: Sequence[Spoken]
    told: bool = False


def cases() -> list[Case]:
    """Give all rows that this machine has recordings for."""
    found = [
        Case("moonshine", "en", "demo", [demo()]),
        Case("vosk", "en", "demo", [demo()]),
    ]
    audio = shared_audio()
    if audio.exists():
        english = spoken(audio / "en", "libri") + spoken(audio / "en", "jfk")
        found += [
            Case("moonshine", "en", "libri + jfk", english),
            Case("vosk", "en", "libri + jfk", english),
            Case("vosk", "ko", "zeroth", spoken(audio / "ko", "zeroth")),
            Case("vosk", "ko", "azurefull", spoken(audio / "ko", "azurefull")),
            Case("vosk", "ko", "two voices in turn", two_in_turn(audio / "ko")),
            Case("vosk", "ko", "two voices, floor known", two_in_turn(audio / "ko"), told=True),
        ]
    return found


def two_in_turn(folder: Path) -> list[Spoken]:
    """Give two readers, sentence by sentence in turn."""
    pairs = zip(spoken(folder, "zeroth"), spoken(folder, "azure_"), strict=False)
    return [one for pair in pairs for one in pair]


class Play:
    """Several recordings, one after the other, with silence between them."""

    live = False
    name = "benchmark"

    def __init__(
        self, sounds: Sequence[Spoken], rates: Sequence[int], *, told: bool = False
    ) -> None:
        """Open them; they must have one rate. `told` marks each as another voice."""
        self._told = told
        self._recordings = [Recording(one.path, rates) for one in sounds]
        (self.rate,) = {one.rate for one in self._recordings}

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give their sound on one clock."""
        start = 0
        for recording in self._recordings:
            async for chunk in recording.chunks():
                yield Chunk(chunk.samples, chunk.rate, start, self._told and chunk.start == 0)
                start += chunk.end - chunk.start
            for _ in range(0, GAP, 100):
                yield Chunk(bytes(self.rate // 5), self.rate, start)
                start += 100


async def simulate(play: Play, engine: NumberedEar, composer: Composer) -> list[Timed]:
    """Caption on a simulated clock."""
    results, now, end = [], 0.0, 0
    async for chunk in play.chunks():
        began = time.perf_counter()
        took = await engine.take(chunk)
        end = chunk.end
        now = max(now, end) + (time.perf_counter() - began) * 1000
        heard = (composer.compose(one, end) for one in took.heard)
        results += [Timed(now, one) for one in heard if one]
    last = (composer.compose(one, end) for one in await engine.finish())
    return results + [Timed(now, one) for one in last if one]


async def play_live(play: Play, engine: NumberedEar, composer: Composer) -> list[Timed]:
    """Caption at the pace of real time, through queue and all."""
    results: list[Timed] = []
    began = time.monotonic()
    await run_captions(
        RealPace(play),
        SteadyEngine(lambda: engine),
        composer,
        lambda one: results.append(Timed((time.monotonic() - began) * 1000, one)),
    )
    return results


async def measure(case: Case, choice: Choice, *, real: bool) -> str:
    """Give one row of the table."""
    play = Play(case.sounds, list(choice.rates), told=case.told)
    engine = EngineProcess(choice.spec(play.rate))
    composer = Composer(UNWRITTEN, choice.engine)
    await engine.start()
    try:
        before = processes.work(engine.pid)
        results = await (play_live if real else simulate)(play, engine, composer)
        work, memory = processes.work(engine.pid) - before, str(processes.peak(engine.pid))
    finally:
        await engine.stop()
    captions = [one.result for one in results if isinstance(one.result, Caption)]
    seconds = results[-1].at / 1000
    cells = [choice.engine, f"{case.language} {case.name}", f"{seconds:.0f}"]
    cells += [*errors(case, captions), *delays(results)]
    return " | ".join([*cells, f"{work / seconds:.2f}", memory])


def errors(case: Case, captions: Sequence[Caption]) -> list[str]:
    """Give the share of wrong letters and words as heard, and of what people read.

    What people read counts in words, in Korean in letters: without terms, with the recording's own,
    and with fifty that nobody says. The last number is how often those were put in. Writing digits,
    capitals, marks and terms must not make it worse. What was said is written in the same way, so
    that "twenty three" and 23 are one.
    """
    said = " ".join(one.text for one in case.sounds)
    heard = " ".join(word.text for one in captions for word in one.words)
    wrote = " ".join(written(said.split())) if case.language == "en" else said
    units = letters if case.language == "ko" else words
    read = [
        with_terms(captions, case.language, glossary)
        for glossary in (
            Glossary(case.language),
            fitting(case.name, case.language),
            unrelated(case.language),
        )
    ]
    rates = (
        error_rate(letters(said), letters(heard)),
        error_rate(words(said), words(heard)),
        *(error_rate(units(wrote), units(" ".join(one.text for one in some))) for some in read),
    )
    touched = sum(len(one.mended) for one in read[-1])
    return [*(f"{rate:.3f}" for rate in rates), str(touched)]


async def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("engines", nargs="*", default=["vosk", "moonshine"])
    parser.add_argument("--real", action="store_true", help="play at the pace of real time")
    parser.add_argument("--streams", type=int, default=1, help="play so many at the same time")
    arguments = parser.parse_args()
    print(f"| {COLUMNS} |")
    print("|" + " --- |" * (COLUMNS.count("|") + 1))
    for case in cases():
        if case.engine not in arguments.engines:
            continue
        try:
            choice = _choose(case)
        except NoModel as error:
            print(f"| {case.engine} | {case.language} {case.name} | skipped: {error} |")
            continue
        rows = (measure(case, choice, real=arguments.real) for _ in range(arguments.streams))
        for row in await asyncio.gather(*rows):
            print(f"| {row} |", flush=True)


def _choose(case: Case) -> Choice:
    if case.engine == "moonshine":
        return choose_engine(case.language, models=[])
    return choose_engine(case.language, has_moonshine=False)


if __name__ == "__main__":
    asyncio.run(main())
