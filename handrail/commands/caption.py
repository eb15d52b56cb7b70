"""Caption a meeting: from the microphone, a recording or a pipe."""

from argparse import ArgumentParser, Namespace

from handrail import options
from meeting.roles import Role

HELP = "caption a meeting, from the microphone, a recording or a pipe"


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
    from handrail import captioning, joining, stopping

    link = joining.find_link(arguments.link_file, Role.CAPTIONER)
    return stopping.run(lambda _: captioning.caption(arguments, link))
