"""Read the command line and start what it asks for."""

import os
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from handrail import __version__, places, speaking
from handrail.errors import Stopped, explained
from handrail.plain_parser import PlainParser
from meeting.language import say

COMMANDS = (
    "demo",
    "join",
    "host",
    "serve",
    "caption",
    "captions",
    "models",
    "transcripts",
    "settings",
    "agenda",
    "check",
    "completion",
)
"""Every command, in the order of the help; each is a file of `handrail.commands`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when all went well.

    What a person can cause is told in plain sentences on the error output, with exit code 1; a
    command line that cannot be read gets 2, and a signal 128 and its number, as in shells.
    """
    try:
        return _run(argv)
    except (Stopped, KeyboardInterrupt) as stop:
        print(say("Stopped."), file=sys.stderr)
        return stop.code if isinstance(stop, Stopped) else Stopped(signal.SIGINT).code
    except BrokenPipeError:  # nobody reads what we write: there is no one to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Stopped(signal.SIGPIPE).code
    except Exception as error:
        sentence = explained(error)
        if sentence is None:
            raise
        print(f"handrail: {sentence}", file=sys.stderr)
        return 1


def parser() -> ArgumentParser:
    """Build the parser out of the commands' own files."""
    top = PlainParser(
        prog="handrail",
        description=say("A terminal companion for webinars and meetings."),
        epilog=say("Try it: handrail demo"),
    )
    top.add_argument("--version", action="version", version=f"Handrail {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for name in COMMANDS:
        module = import_module(f"handrail.commands.{name}")
        one = commands.add_parser(name, help=say(module.HELP), description=say(module.HELP))
        module.add_arguments(one)
        one.set_defaults(run=module.run)
    return top


def _run(argv: Sequence[str] | None) -> int:
    _prepare_streams()
    speaking.speak(places.settings_file())
    return _start(argv)


def _start(argv: Sequence[str] | None) -> int:
    reader = parser()
    arguments = reader.parse_args(argv)
    if "run" not in arguments:
        if sys.stdin.isatty() and sys.stdout.isatty():
            from handrail import first_steps

            return first_steps.ask(_start)
        reader.print_help(sys.stderr)
        return 2
    code: int = arguments.run(arguments)
    sys.stdout.flush()
    return code


def _prepare_streams() -> None:
    """Let each line go out at once, also into a pipe; what was closed before leads nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
