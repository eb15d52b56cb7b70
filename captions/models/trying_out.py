"""Loads a model once in a process of its own, where a damaged one can do no harm."""

from __future__ import annotations

import asyncio
from pathlib import Path

from captions.engines.making import EngineSpec
from captions.engines.process import EngineProcess
from captions.errors import BrokenModel, EngineStopped
from captions.sound.chunks import CHUNK_MS, FALLBACK_RATE, SAMPLE_BYTES, Chunk
from meeting.language import say


def try_model(folder: Path) -> None:
    """Load a Vosk model and let it hear a moment of silence.

    Raises:
        BrokenModel: it cannot be loaded, or it makes the engine crash or hang.
    """
    asyncio.run(_try(EngineSpec("vosk", "", FALLBACK_RATE, str(folder))))


async def _try(spec: EngineSpec) -> None:
    engine = EngineProcess(spec)
    silence = bytes(spec.rate * SAMPLE_BYTES * CHUNK_MS // 1000)
    try:
        await engine.start()
        await engine.take(Chunk(silence, spec.rate, 0))
        await engine.finish()
    except EngineStopped as error:
        raise BrokenModel(say("The downloaded model does not work. Get another one.")) from error
    finally:
        await engine.stop()
