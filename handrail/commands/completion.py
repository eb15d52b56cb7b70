"""Let your shell complete commands and options."""

from argparse import ArgumentParser, Namespace

from meeting.language import later, say

HELP = later("let your shell complete handrail when you press Tab")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the shell."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="SHELL",
        help=say("bash, zsh or fish"),
    )  # fmt: skip


def run(arguments: Namespace) -> int:
    """Print the shell's script; its first line says where to put it."""
    from handrail.cli import parser
    from handrail.completion import SHELLS
    from handrail.describing import described

    print(SHELLS[arguments.shell](tuple(described(parser()))), end="")
    return 0
