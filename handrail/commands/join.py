"""Take part in a meeting."""

import argparse
import asyncio
import sys
from pathlib import Path

from handrail import faces, joining

HELP = "take part in a meeting, with the link that you got"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the link, the name and the client."""
    parser.add_argument("link", nargs="?", help="the link that you got; left out, it is asked for")
    parser.add_argument("--link-file", type=Path, metavar="FILE", help="a file with the link in it")
    parser.add_argument("--name", help="how people should call you")
    faces.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Join, and stay until the person leaves or the meeting is over."""
    if arguments.link:
        joining.hide(arguments.link, sys.argv[1:])
    return asyncio.run(_join(arguments))


async def _join(arguments: argparse.Namespace) -> int:
    from client.connection import connect
    from client.keep import keep

    choice = faces.chosen(arguments)
    link = joining.find_link(arguments.link_file)
    with keep(link) as kept:
        name = joining.find_name(arguments.name, known=bool(kept.key))
        async with connect(link, name=name, kept=kept) as line:
            return await faces.open_face(line, choice, faces.new_model())
