"""Tell before a meeting what would fail in it."""

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from handrail import places

HELP = "tell before a meeting what would fail in it"

ROOM = 64 * 1024 * 1024
"""Bytes; below this a log of a long meeting may not fit."""

NARROW, LOW = 20, 5


class Finding(Struct, frozen=True):
    """What one look came to; `needed` tells whether a meeting fails without it."""

    good: bool
    sentence: str
    needed: bool = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the meeting will use."""
    parser.add_argument("--port", type=int, default=8765, help="the port of your server")
    parser.add_argument("--language", default="en", help="the language that people will speak")
    parser.add_argument("--log", type=Path, default=places.log_file(), help="the file of the log")


def run(arguments: argparse.Namespace) -> int:
    """Look at everything and print one line each; 1 where a meeting would fail."""
    looks: tuple[Callable[[argparse.Namespace], Finding], ...] = (
        _terminal, _disk, _port, _engine, _microphone,
    )  # fmt: skip
    findings = [look(arguments) for look in looks]
    for line in _lines(findings):
        print(line)
    return 1 if any(one.needed and not one.good for one in findings) else 0


def _lines(findings: list[Finding]) -> Iterator[str]:
    for one in findings:
        word = "Good" if one.good else "Mend" if one.needed else "Note"
        yield f"{word}: {one.sentence}"


def _terminal(_arguments: argparse.Namespace) -> Finding:
    if not sys.stdout.isatty():
        return Finding(good=True, sentence="This is no terminal. The line client opens here.")
    columns, rows = shutil.get_terminal_size()
    if columns < NARROW or rows < LOW:
        sentence = f"This terminal is {columns} by {rows}. Make it {NARROW} by {LOW} or larger."
        return Finding(good=False, sentence=sentence, needed=False)
    return Finding(good=True, sentence=f"This terminal is {columns} columns by {rows} rows.")


def _disk(arguments: argparse.Namespace) -> Finding:
    folder = next(one for one in (arguments.log.parent, *arguments.log.parents) if one.exists())
    if not os.access(folder, os.W_OK):
        return Finding(good=False, sentence=f"{folder} cannot be written. Choose another --log.")
    if shutil.disk_usage(folder).free < ROOM:
        return Finding(good=False, sentence=f"The disk of {folder} is nearly full. Make room.")
    return Finding(good=True, sentence=f"The log goes to {arguments.log}.")


def _port(arguments: argparse.Namespace) -> Finding:
    with socket.socket() as one:
        try:
            one.bind(("127.0.0.1", arguments.port))
        except OSError:
            sentence = f"Port {arguments.port} is in use. Choose another one with --port."
            return Finding(good=False, sentence=sentence)
    return Finding(good=True, sentence=f"Port {arguments.port} is free.")


def _engine(arguments: argparse.Namespace) -> Finding:
    from captions.choice import choose_engine
    from captions.errors import CaptionError

    try:
        choice = choose_engine(arguments.language)
    except CaptionError as error:
        return Finding(good=False, sentence=str(error), needed=False)
    return Finding(good=True, sentence=choice.sentence)


def _microphone(_arguments: argparse.Namespace) -> Finding:
    from captions.errors import CaptionError
    from captions.sources.microphone import microphones

    try:
        found = microphones()
    except CaptionError as error:
        return Finding(good=False, sentence=str(error), needed=False)
    return Finding(good=True, sentence=f"Microphone: {', '.join(found)}.")
