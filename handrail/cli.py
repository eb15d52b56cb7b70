"""Read the command line and start what it asks for."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from handrail import __version__
from handrail.errors import explained

COMMANDS = ("demo", "join", "host", "serve", "caption", "models", "transcripts", "check")
"""Every command, in the order of the help; each is a file of `handrail.commands`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when all went well.

    What a person can cause is told in one plain sentence on the error output, with exit code 1.
    """
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        sentence = explained(error)
        if sentence is None:
            raise
        print(f"handrail: {sentence}", file=sys.stderr)
        return 1
    return code


def parser() -> argparse.ArgumentParser:
    """Build the parser out of the commands' own files."""
    top = argparse.ArgumentParser(
        prog="handrail",
        description="A terminal companion for webinars and meetings.",
        epilog="Try it: handrail demo",
    )
    top.add_argument("--version", action="version", version=f"Handrail {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module: ModuleType = import_module(f"handrail.commands.{name}")
        one = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(one)
        one.set_defaults(run=module.run)
    return top
