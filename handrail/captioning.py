"""Caption a meeting: choose the engine, open the sound, join, and take one's leave in the end."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from captions.captioner import caption_meeting
from captions.engines.choice import choose_engine
from captions.engines.process import EngineProcess
from captions.engines.steady import SteadyEngine
from captions.sources.microphone import Microphone
from captions.sources.recording import Recording
from captions.sources.source import RealPace, Source
from captions.sources.stream import standard_input
from client.connection import connect
from client.line import Line
from client.link import Link
from meeting.commands import Leave

GOODBYE_SECONDS = 2.0
"""How long leaving may take where the server does not answer."""


async def caption(arguments: Namespace, link: Link) -> int:
    """Caption until the sound or the meeting ends, or until cancelled; return the exit code."""
    choice = choose_engine(arguments.language, arguments.model)
    source = _source(arguments, choice.rates)
    print(choice.sentence)
    engine = SteadyEngine(lambda: EngineProcess(choice.spec(source.rate)))
    try:
        await engine.start()
        async with connect(link, name=arguments.name) as line:
            print(f"Captioning {source.name}. Press Ctrl+C to stop.")
            try:
                await caption_meeting(
                    line, source, engine, name=choice.name, language=choice.language, tell=_tell
                )
            finally:
                await _leave(line)
    except asyncio.CancelledError:  # stopping is how it usually ends
        print("Captions have stopped.")
    finally:
        await engine.stop()
    return 0


def _source(arguments: Namespace, rates: Collection[int]) -> Source:
    """Return the sound that was asked for; all of it comes as if it were spoken now."""
    if arguments.sound is None:
        return Microphone(arguments.microphone)
    if arguments.sound == "-":
        return RealPace(standard_input(taken=rates))
    return RealPace(Recording(Path(arguments.sound), rates))


async def _leave(line: Line) -> None:
    """Leave for good, so that nobody waits for this captioner to come back."""
    with suppress(TimeoutError):
        await asyncio.wait_for(line.ask(Leave()), GOODBYE_SECONDS)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
