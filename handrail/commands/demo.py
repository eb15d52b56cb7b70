"""Run a whole meeting by itself, with live captions, or one to practise in."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from handrail import options, places, speaking
from meeting.language import later, say

HELP = later("run a whole meeting by itself, with live captions, or practise in one")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what to play, for how long, and where the transcript goes."""
    parser.add_argument(
        "--seconds", type=options.seconds, metavar="N", help=say("end by itself after N seconds")
    )
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", default=places.transcripts_folder(),
        help=say("where the transcript goes"),
    )  # fmt: skip
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--recording",
        type=Path,
        metavar="FILE",
        help=say("play another recording: wav, flac, mp3, ogg"),
    )
    what.add_argument(
        "--practice", action="store_true",
        help=say("try everything with people who answer you, in your own time. Nothing is kept"),
    )  # fmt: skip
    options.add_language(parser, say("the language spoken in it"))
    options.add_model(parser)
    parser.add_argument("--name", help=say("how people should call you"))
    options.add_client(parser)


def run(arguments: Namespace) -> int:
    """Run the demo; the exit code is that of your client."""
    from handrail import faces, stopping
    from handrail.demo.options import Options

    wanted = Options(
        recording=arguments.recording,
        language=_own_language() if arguments.practice else arguments.language,
        model=arguments.model,
        seconds=arguments.seconds,
        folder=arguments.to,
        name=arguments.name or faces.settings().name or _usual_name(arguments),
        choice=faces.chosen(arguments),
    )
    if arguments.practice:
        from handrail.demo.practice.stage import run_practice

        return stopping.run(lambda stopping: run_practice(wanted, stopping))
    from handrail.demo.run import run_demo

    return stopping.run(lambda stopping: run_demo(wanted, stopping))


def _usual_name(arguments: Namespace) -> str:
    """Return how somebody is called who did not say it: they come to try, not to fill in forms."""
    return say("Newcomer") if arguments.practice else say("Demo host")


def _own_language() -> str:
    """Return the language that Handrail speaks to this person."""
    return speaking.wanted(speaking.chosen(places.settings_file()), os.environ)
