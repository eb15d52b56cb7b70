"""Caption a meeting: from microphones, what the computer plays, recordings or a pipe."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from handrail import options
from meeting.language import later, say
from meeting.roles import Role

HELP = later("caption a meeting, from a microphone, the computer's own sound, a file or a pipe")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare where the sound comes from, its language, and the meeting."""
    parser.add_argument(
        "sounds", nargs="*", metavar="SOUND",
        help=say("microphone, microphone:NAME, computer, a file, - for standard input, typed, "
        "cart, lines or socket. NAME=SOUND names it, SOUND@LANG tells its language. "
        "Default: microphone"),
    )  # fmt: skip
    parser.add_argument(
        "--offline",
        action="store_true",
        help=say("caption a recording on its own, without a meeting"),
    )
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", default=Path(),
        help=say("offline: where the captions go. Default: this folder"),
    )  # fmt: skip
    parser.add_argument(
        "--format", default="vtt,md,txt",
        help=say("offline: one format, or several with commas between"),
    )  # fmt: skip
    options.add_language(parser, say("the language spoken"))
    options.add_model(parser)
    options.add_link_file(parser)
    parser.add_argument(
        "--no-fillers", action="store_true", help=say("leave out sounds such as um")
    )
    parser.add_argument(
        "--glossary",
        type=Path,
        metavar="FILE",
        help=say("names and terms to look for, one a line"),
    )
    parser.add_argument(
        "--short-forms",
        type=Path,
        metavar="FILE",
        help=say("typed: what your short forms stand for"),
    )
    parser.add_argument(
        "--only",
        default="",
        metavar="NAME",
        help=say("caption only while this person has the floor"),
    )
    parser.add_argument(
        "--name", default="Captioner", help=say("how people should call this captioner")
    )
    parser.add_argument(
        "--keep-name",
        action="store_true",
        help=say("typed: let the captioner's name stand in the record"),
    )


def run(arguments: Namespace) -> int:
    """Caption until the sounds or the meeting end, or somebody stops it."""
    from handrail import captioning, joining, offline, stopping

    if arguments.offline:
        return stopping.run(lambda _: offline.caption(arguments))
    link = joining.find_link(arguments.link_file, Role.CAPTIONER)
    return stopping.run(lambda _: captioning.caption(arguments, link))
