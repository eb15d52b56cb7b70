"""Caption a meeting: from the microphone, a recording or a pipe."""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from handrail import options

if TYPE_CHECKING:
    from captions.sources.source import Source
    from client.line import Line
    from client.link import Link

HELP = "caption a meeting, from the microphone, a recording or a pipe"

GOODBYE_SECONDS = 2.0
"""How long leaving may take where the server does not answer."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare where the sound comes from, its language, and the meeting."""
    parser.add_argument(
        "sound", nargs="?", metavar="FILE",
        help="a recording, or - for standard input; default: the microphone",
    )  # fmt: skip
    parser.add_argument("--microphone", default="", metavar="NAME", help="which microphone")
    options.add_language(parser, "the language spoken")
    options.add_model(parser)
    options.add_link_file(parser)
    parser.add_argument("--name", default="Captioner", help="how people should call this captioner")


def run(arguments: Namespace) -> int:
    """Caption until the sound or the meeting ends, or somebody stops it."""
    from handrail import joining, stopping
    from meeting.roles import Role

    link = joining.find_link(arguments.link_file, Role.CAPTIONER)
    return stopping.run(lambda _: _caption(arguments, link))


async def _caption(arguments: Namespace, link: Link) -> int:
    from captions.captioner import caption_meeting
    from captions.choice import choose_engine
    from captions.engine_process import EngineProcess
    from captions.steady_engine import SteadyEngine
    from client.connection import connect

    choice = choose_engine(arguments.language, arguments.model)
    source = _source(arguments, choice.rates)
    print(choice.sentence, flush=True)
    engine = SteadyEngine(lambda: EngineProcess(choice.spec(source.rate)))
    try:
        await engine.start()
        async with connect(link, name=arguments.name) as line:
            print(f"Captioning {source.name}. Press Ctrl+C to stop.", flush=True)
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
    from captions.sources.microphone import Microphone
    from captions.sources.recording import Recording
    from captions.sources.source import RealPace
    from captions.sources.stream import standard_input

    if arguments.sound is None:
        return Microphone(arguments.microphone)
    if arguments.sound == "-":
        return RealPace(standard_input(taken=rates))
    return RealPace(Recording(Path(arguments.sound), rates))


async def _leave(line: Line) -> None:
    """Leave for good, so that nobody waits for this captioner to come back."""
    from meeting.commands import Leave

    with suppress(TimeoutError):
        await asyncio.wait_for(line.ask(Leave()), GOODBYE_SECONDS)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
