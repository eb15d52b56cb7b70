"""Read the command line and start what it asks for."""

import argparse
from collections.abc import Sequence

from handrail import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when all went well."""
    parser = argparse.ArgumentParser(
        prog="handrail", description="A terminal companion for webinars and meetings."
    )
    parser.add_argument("--version", action="version", version=f"Handrail {__version__}")
    parser.parse_args(argv)
    parser.print_help()
    return 0
