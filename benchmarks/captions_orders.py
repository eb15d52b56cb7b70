"""Tell what an ending after 0.6 s costs: `make bench NAME=captions_orders`.

Vosk keeps what it learned of a voice, so the order in which recordings are heard changes the words.
Each order is heard twice by the same Vosk: once with its own endings, once ended as we end a line.
"""

from __future__ import annotations

import asyncio
import json
import random
from statistics import mean

import vosk

from benchmarks.captions import Play
from benchmarks.captions_scoring import error_rate, letters, shared_audio, spoken
from captions.engines.vosk import WARM_UP_MS
from captions.models.finding import find_models, model_for
from captions.sound.chunks import SAMPLE_BYTES, Chunk
from captions.sound.gate import PAUSE_MS, Gate

RATE = 16_000
ORDERS = 5


def hear(model: vosk.Model, sound: list[Chunk], *, gated: bool) -> str:
    """Give the words of a sound, each line ended by Vosk's rules or also by the gate."""
    recogniser, gate, lines = vosk.KaldiRecognizer(model, float(RATE)), Gate(), []
    recogniser.AcceptWaveform(bytes(RATE * WARM_UP_MS // 1000 * SAMPLE_BYTES))
    recogniser.Reset()
    for chunk in sound:
        quiet = gate.hear(chunk).quiet
        ended = recogniser.AcceptWaveform(chunk.samples)
        begun = json.loads(recogniser.PartialResult())["partial"]
        if ended or (gated and begun and quiet >= PAUSE_MS):
            lines.append(json.loads(recogniser.Result())["text"])
    return " ".join([*lines, json.loads(recogniser.FinalResult())["text"]])


async def main() -> None:
    """Print the share of wrong letters for each order, and the mean of all."""
    found = model_for("ko", find_models())
    recordings = spoken(shared_audio() / "ko", "zeroth")
    if found is None or not recordings:
        print("Skipped: the Korean model or its recordings are not here.")
        return
    vosk.SetLogLevel(-1)
    model = vosk.Model(str(found.folder))
    print("| order | Vosk's own endings | ended after 0.6 s |\n| --- | --- | --- |")
    shares = []
    for order in range(ORDERS):
        if order:
            random.Random(order).shuffle(recordings)  # noqa: S311 - the same orders each time
        sound = [chunk async for chunk in Play(recordings, [RATE]).chunks()]
        said = letters(" ".join(one.text for one in recordings))
        shares.append(
            [error_rate(said, letters(hear(model, sound, gated=one))) for one in (False, True)]
        )
        print(f"| {order + 1} | {shares[-1][0]:.3f} | {shares[-1][1]:.3f} |", flush=True)
    print(f"| mean | {mean(one for one, _ in shares):.3f} | {mean(two for _, two in shares):.3f} |")


if __name__ == "__main__":
    asyncio.run(main())
