"""Read your settings, change them, or carry them to another computer."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from meeting.language import later, say

HELP = later("read or change your settings, or carry them to another computer")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what to change, and the files to carry."""
    parser.add_argument(
        "name", nargs="?", help=say("which setting. Left out, all of them are told")
    )
    parser.add_argument("value", nargs="*", help=say("what it shall be. The word usual resets it"))
    files = parser.add_mutually_exclusive_group()
    files.add_argument(
        "--to", type=Path, metavar="FILE", help=say("write your settings to a new file")
    )
    files.add_argument("--from", type=Path, metavar="FILE", dest="source",
        help=say("take over the settings in a file"),
    )  # fmt: skip


def run(arguments: Namespace) -> int:
    """Tell, change or carry settings; 1 where a file holds something that cannot be used."""
    from handrail import carrying

    if arguments.to:
        return carrying.write_to(arguments.to)
    if arguments.source:
        return carrying.take_from(arguments.source)
    if arguments.value:
        return carrying.change(arguments.name, " ".join(arguments.value))
    return carrying.tell(arguments.name or "")
