"""Memory of an engine over hours: `make bench NAME=captions_memory ARGS="[--hours N] [vosk …]"`.

Plays recordings in changing order and loudness, with pauses and hiss, faster than real time to one
engine. Prints its memory after each ten minutes of sound, with that of its model. It stops early
after `--minutes` of work and says so.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from array import array
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack

from benchmarks.captions_scoring import Spoken, demo, shared_audio, spoken
from benchmarks.processes import held
from captions.engines.choice import Choice, choose_engine
from captions.engines.ears import Ears
from captions.engines.engine import FinalHeard
from captions.sound.chunks import Chunk, numbers
from captions.sources.recording import Recording

STEP_MS = 600_000
"""A row for so much sound."""

LOUDNESS = (0.3, 0.6, 1.0)
PAUSES_MS = (300, 800, 2_000, 8_000)
HISS = 30
"""The loudest sample of the hiss in pauses, of 32 767."""


async def varied(
    sounds: Sequence[Spoken], choice: Choice, luck: random.Random
) -> AsyncGenerator[Chunk, None]:
    """Give sound without end, on one clock; the same for the same luck."""
    start = 0
    while True:
        recording = Recording(luck.choice(sounds).path, list(choice.rates))
        loud = luck.choice(LOUDNESS)
        async for chunk in recording.chunks():
            values = array("h", (round(one * loud) for one in numbers(chunk.samples)))
            yield Chunk(values.tobytes(), chunk.rate, start)
            start += chunk.end - chunk.start
        for _ in range(0, luck.choice(PAUSES_MS), 100):
            hiss = array("h", (luck.randint(-HISS, HISS) for _ in range(recording.rate // 10)))
            yield Chunk(hiss.tobytes(), recording.rate, start)
            start += 100


async def measure(choice: Choice, sounds: Sequence[Spoken], hours: float, minutes: float) -> None:
    """Print the memory of one engine as it listens."""
    async with AsyncExitStack() as stack:
        ears = await stack.enter_async_context(Ears())
        engine = ears.ear(choice, Recording(sounds[0].path, list(choice.rates)).rate)
        await engine.start()
        stack.push_async_callback(engine.stop)
        began, due, words = time.monotonic(), STEP_MS, 0
        luck = random.Random(4)  # noqa: S311 -- the same sound each time is what is wanted
        print(f"| {choice.engine} | 0 | {held(ears.pid, engine.pid)} | 0 | 0 |", flush=True)
        async for chunk in varied(sounds, choice, luck):
            took = await engine.take(chunk)
            words += sum(len(one.words) for one in took.heard if isinstance(one, FinalHeard))
            worked = (time.monotonic() - began) / 60
            if chunk.end >= due:
                cells = (choice.engine, due // 60_000, held(ears.pid, engine.pid), words)
                print(f"| {' | '.join(map(str, cells))} | {worked:.1f} |", flush=True)
                due += STEP_MS
            if chunk.end >= hours * 3_600_000:
                return
            if worked >= minutes:
                print(f"Stopped after {worked:.0f} minutes of work.", flush=True)
                return


async def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("engines", nargs="*", default=["vosk"], help="vosk, moonshine or both")
    parser.add_argument("--hours", type=float, default=3.0, help="of sound for each engine")
    parser.add_argument("--minutes", type=float, default=60.0, help="of work for each engine")
    arguments = parser.parse_args()
    print("| engine | minutes of sound | MiB | words | minutes of work |")
    print("| --- | --- | --- | --- | --- |")
    korean = shared_audio() / "ko"
    for engine in arguments.engines:
        if engine == "moonshine":
            choice, sounds = choose_engine("en", models=[]), [demo()]
        else:
            choice = choose_engine("ko", has_moonshine=False)
            sounds = spoken(korean, "zeroth") + spoken(korean, "azure_")
        await measure(choice, sounds, arguments.hours, arguments.minutes)


if __name__ == "__main__":
    asyncio.run(main())
