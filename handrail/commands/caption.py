"""Caption a meeting: from the microphone, a recording or a pipe."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Collection
from pathlib import Path

from captions.sources.source import Source
from client.link import Link
from handrail import joining

HELP = "caption a meeting, from the microphone, a recording or a pipe"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where the sound comes from, its language, and the meeting."""
    parser.add_argument(
        "sound", nargs="?", metavar="FILE",
        help="a recording, or - for standard input; default: the microphone",
    )  # fmt: skip
    parser.add_argument("--microphone", default="", metavar="NAME", help="which microphone")
    parser.add_argument("--language", default="en", metavar="LANG", help="the language spoken")
    parser.add_argument("--model", default="", help="the name or folder of a Vosk model to take")
    parser.add_argument(
        "--link-file", type=Path, metavar="FILE", help="a file with the captioner link"
    )
    parser.add_argument("--name", default="Captions", help="how people should call this captioner")


def run(arguments: argparse.Namespace) -> int:
    """Caption until the sound or the meeting ends."""
    link = joining.find_link(arguments.link_file)
    return asyncio.run(_caption(arguments, link))


async def _caption(arguments: argparse.Namespace, link: Link) -> int:
    from captions.captioner import caption_meeting
    from captions.choice import choose_engine
    from captions.engine_process import EngineProcess
    from captions.steady_engine import SteadyEngine
    from client.connection import connect

    choice = choose_engine(arguments.language, arguments.model)
    source = _source(arguments, choice.rates)
    print(choice.sentence, flush=True)
    engine = SteadyEngine(lambda: EngineProcess(choice.spec(source.rate)))
    _stop_politely()
    try:
        await engine.start()
        async with connect(link, name=arguments.name) as line:
            print(f"Captioning {source.name}. Press Ctrl+C to stop.", flush=True)
            await caption_meeting(
                line, source, engine, name=choice.engine, language=choice.language, tell=_tell
            )
    except asyncio.CancelledError:
        print("Captions have stopped.")
    finally:
        await engine.stop()
    return 0


def _source(arguments: argparse.Namespace, rates: Collection[int]) -> Source:
    """Return the sound that was asked for; a recording plays as if it were spoken now."""
    from captions.sources.microphone import Microphone
    from captions.sources.recording import Recording
    from captions.sources.source import RealPace
    from captions.sources.stream import standard_input

    if arguments.sound is None:
        return Microphone(arguments.microphone)
    if arguments.sound == "-":
        return standard_input(taken=rates)
    return RealPace(Recording(Path(arguments.sound), rates))


def _stop_politely() -> None:
    """Let Ctrl+C and a polite kill end the captions in order, with what was heard."""
    task = asyncio.current_task()
    if task is None:
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
