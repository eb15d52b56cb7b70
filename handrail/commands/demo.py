"""Run a whole meeting by itself, with live captions, and let you host it."""

import argparse
import asyncio
from pathlib import Path

from handrail import faces, places
from handrail.errors import HandrailError

HELP = "run a whole meeting by itself, with live captions, and host it"


class NoTime(HandrailError):
    """The demo was asked to last no time at all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to play, for how long, and where the transcript goes."""
    parser.add_argument("--seconds", type=float, metavar="N", help="end by itself after N seconds")
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", default=places.transcripts_folder(),
        help="where the transcript goes",
    )  # fmt: skip
    parser.add_argument(
        "--recording", type=Path, metavar="FILE", help="play another recording: wav, flac, mp3, ogg"
    )
    parser.add_argument(
        "--language", default="en", metavar="LANG", help="the language spoken in it"
    )
    parser.add_argument("--model", default="", help="the name or folder of a Vosk model to take")
    parser.add_argument("--name", default="Demo host", help="how people should call you")
    faces.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the demo; the exit code is that of your client."""
    from handrail.demo.run import Options, run_demo

    if arguments.seconds is not None and arguments.seconds <= 0:
        raise NoTime("The demo needs some time. Give --seconds a number above 0.")
    options = Options(
        recording=arguments.recording,
        language=arguments.language,
        model=arguments.model,
        seconds=arguments.seconds,
        folder=arguments.to,
        name=arguments.name,
        choice=faces.chosen(arguments),
    )
    return asyncio.run(run_demo(options))
