"""Run a whole meeting by itself, with live captions, and let you host it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from handrail import options, places

HELP = "run a whole meeting by itself, with live captions, and host it"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what to play, for how long, and where the transcript goes."""
    parser.add_argument(
        "--seconds", type=options.seconds, metavar="N", help="end by itself after N seconds"
    )
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", default=places.transcripts_folder(),
        help="where the transcript goes",
    )  # fmt: skip
    parser.add_argument(
        "--recording", type=Path, metavar="FILE", help="play another recording: wav, flac, mp3, ogg"
    )
    options.add_language(parser, "the language spoken in it")
    options.add_model(parser)
    parser.add_argument("--name", default="Demo host", help="how people should call you")
    options.add_client(parser)


def run(arguments: Namespace) -> int:
    """Run the demo; the exit code is that of your client."""
    from handrail import faces, stopping
    from handrail.demo.options import Options
    from handrail.demo.run import run_demo

    wanted = Options(
        recording=arguments.recording,
        language=arguments.language,
        model=arguments.model,
        seconds=arguments.seconds,
        folder=arguments.to,
        name=arguments.name,
        choice=faces.chosen(arguments),
    )
    return stopping.run(lambda stopping: run_demo(wanted, stopping))
