"""Captions beside another server: `make bench NAME=captions_beside ARGS="CHECKOUT [--streams N]"`.

CHECKOUT is a clone of github.com/alphacep/vosk-server. Its `websocket/asr_server.py` and our
pipeline hear the same recording, with the same model, at the pace of real time, in turns in one
run. Delays are taken where words arrive: at a websocket client there, behind the pipeline here.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from websockets.asyncio.client import connect

from benchmarks import processes
from benchmarks.captions import (
    UNWRITTEN,
    Case,
    Play,
    errors,
    play_live,
)
from benchmarks.captions_delays import Timed, delays
from benchmarks.captions_scoring import shared_audio, spoken
from captions.engines.choice import Choice, choose_engine
from captions.engines.ears import Ears
from captions.engines.engine import Word
from captions.results import Caption, Partial
from captions.sources.source import RealPace
from captions.text.composer import Composer

SECONDS_TO_START = 30

# The server names an entry that websockets no longer has under that name.
START = """
import runpy, sys, websockets
from websockets.legacy import server
websockets.serve = server.serve
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""

COLUMNS = (
    "streams | system | letters wrong | word p50 | word p90 | stable p50 | stable p90 "
    "| final p50 | final p95 | final max | changed | cores a stream | MiB | messages a second"
)


async def ours(case: Case, choice: Choice, streams: int) -> str:
    """Give our row: the mean of so many streams at the same time."""
    plays = [Play(case.sounds, list(choice.rates)) for _ in range(streams)]
    async with AsyncExitStack() as stack:
        ears = await stack.enter_async_context(Ears())
        engines = [ears.ear(choice, play.rate) for play in plays]
        for engine in engines:  # one after the other, as a captioner does before speech begins
            await engine.start()
            stack.push_async_callback(engine.stop)
        before = [processes.work(engine.pid) for engine in engines]
        pids = [engine.pid for engine in engines]
        async with processes.watched(ears.pid, *pids) as memory:
            heard = await asyncio.gather(
                *(
                    play_live(play, engine, Composer(UNWRITTEN, choice.engine))
                    for play, engine in zip(plays, engines, strict=True)
                )
            )
        work = sum(
            processes.work(one.pid) - began for one, began in zip(engines, before, strict=True)
        )
    return _row("Handrail", case, heard, work, max(memory))


async def theirs(case: Case, choice: Choice, streams: int, checkout: Path) -> str:
    """Give the other server's row."""
    plays = [Play(case.sounds, list(choice.rates)) for _ in range(streams)]
    async with other_server(checkout, choice.model) as (pid, address):
        before = processes.work(pid)
        async with processes.watched(pid) as memory:
            heard = await asyncio.gather(*(_listen(play, address) for play in plays))
        work = processes.work(pid) - before
    return _row("vosk-server", case, heard, work, max(memory))


@asynccontextmanager
async def other_server(checkout: Path, model: str) -> AsyncIterator[tuple[int, str]]:
    """Run the other server on a free port of this computer, and end it afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", START, str(checkout / "websocket" / "asr_server.py"), model,
        env={**os.environ, "VOSK_SERVER_INTERFACE": "127.0.0.1", "VOSK_SERVER_PORT": str(port)},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await _until_open(port)
        yield process.pid, f"ws://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


async def _until_open(port: int) -> None:
    async with asyncio.timeout(SECONDS_TO_START):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            writer.close()
            return


async def _listen(play: Play, address: str) -> list[Timed]:
    """Send a recording at the pace of real time, and take down what comes back, and when."""
    results: list[Timed] = []
    async with connect(address) as line:
        config = {"config": {"sample_rate": play.rate, "words": True}}
        await line.send(json.dumps(config))
        began = time.monotonic()
        sending = asyncio.create_task(_send(play, line.send))
        try:
            async for message in line:
                result = _read(json.loads(message))
                results.append(Timed((time.monotonic() - began) * 1000, result))
        finally:
            await sending
    return results


async def _send(play: Play, send: object) -> None:
    assert callable(send)
    async for chunk in RealPace(play).chunks():
        await send(chunk.samples)
    await send('{"eof" : 1}')


def _read(answer: dict[str, object]) -> Partial | Caption:
    """Give what the other server said as we say it. All its words count as shown for good."""
    if "partial" in answer or not answer.get("result"):
        text = str(answer.get("partial", ""))
        return Partial(text, len(text), 0)
    found = answer["result"]
    assert isinstance(found, list)
    words = tuple(
        Word(one["word"], round(one["start"] * 1000), round(one["end"] * 1000), one["conf"])
        for one in found
    )
    text = " ".join(word.text for word in words)
    return Caption(text, words[0].start, words[-1].end, words, UNWRITTEN, "vosk-server")


def _row(
    system: str, case: Case, heard: Sequence[Sequence[Timed]], work: float, memory: int
) -> str:
    """Give one row: delays of all streams together."""
    seconds = max(one[-1].at for one in heard) / 1000
    captions = [one.result for one in heard[0] if isinstance(one.result, Caption)]
    together = [one for stream in heard for one in stream]
    wrong = errors(case, captions)[0]
    cells = [str(len(heard)), system, wrong, *delays(together)]
    cells += [f"{work / seconds / len(heard):.2f}", str(memory)]
    return " | ".join([*cells, f"{len(together) / seconds / len(heard):.1f}"])


async def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("checkout", type=Path, help="a clone of vosk-server")
    parser.add_argument("--streams", type=int, nargs="+", default=[1, 4], help="so many at a time")
    arguments = parser.parse_args()
    audio = shared_audio()
    case = Case("vosk", "ko", "zeroth", spoken(audio / "ko", "zeroth"))
    choice = choose_engine("ko", has_moonshine=False)
    print(f"| {COLUMNS} |")
    print("|" + " --- |" * (COLUMNS.count("|") + 1))
    for streams in arguments.streams:
        print(f"| {await ours(case, choice, streams)} |", flush=True)
        print(f"| {await theirs(case, choice, streams, arguments.checkout)} |", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
