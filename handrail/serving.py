"""What `serve` and `host` share: the options of a server, its links, and how to write them down."""

import argparse
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from handrail import places
from handrail.errors import HandrailError
from meeting import agenda_text
from meeting.agenda_text import Agenda
from meeting.roles import Role
from server.app import Opened, Server
from server.config import PORT, Config

SHOWN = (Role.HOST, Role.PARTICIPANT, Role.CAPTIONER)
"""The links that nearly every meeting needs; the file of links has one for every role."""


class NoAgenda(HandrailError):
    """The agenda file cannot be used."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen and where to keep the log."""
    parser.add_argument(
        "--address", default="127.0.0.1", help="where to listen; this computer only"
    )
    parser.add_argument("--port", type=int, default=PORT, help="the port; 0 takes any free one")
    parser.add_argument("--log", type=Path, default=places.log_file(), help="the file of the log")
    parser.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate, to encrypt")
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help="the certificate's key")
    parser.add_argument(
        "--name-of-server", action="append", default=[], metavar="NAME",
        help="a host name that people reach this server by",
    )  # fmt: skip
    parser.add_argument(
        "--plain-text-i-know", action="store_true",
        help="let other computers in without encryption; anybody on the way can read along",
    )  # fmt: skip


def add_meeting(parser: argparse.ArgumentParser) -> None:
    """Declare what a new meeting is."""
    parser.add_argument("--title", help="open a new meeting with this title")
    parser.add_argument("--agenda", type=Path, metavar="FILE", help="its agenda, a Markdown file")
    parser.add_argument("--language", default="en", help="the language that people speak")


def read_agenda(path: Path | None) -> Agenda:
    """Read an agenda file; an empty agenda where there is none to read."""
    if path is None:
        return Agenda("", ())
    try:
        agenda = agenda_text.read(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise NoAgenda(f"{path} is no text file. Save the agenda as plain text.") from None
    except FileNotFoundError:
        raise NoAgenda(f"There is no file {path}. Check its name.") from None
    if not agenda.items:
        raise NoAgenda(f"{path} has no agenda items. Write one a line: 1. Welcome (5 min)")
    return agenda


@asynccontextmanager
async def server(arguments: argparse.Namespace) -> AsyncIterator[Server]:
    """Run a server with the options from the command line."""
    config = Config(
        log=arguments.log,
        host=arguments.address,
        port=arguments.port,
        certificate=arguments.tls_cert,
        key=arguments.tls_key,
        plain_text=arguments.plain_text_i_know,
        names=tuple(arguments.name_of_server),
    )
    async with Server(config) as running:
        yield running


def tell(opened: Opened, folder: Path) -> None:
    """Print the links that most people need, and keep all of them in a file."""
    path = _keep(folder, opened)
    print(f"The meeting {opened.code} is open.")
    for role in SHOWN:
        print(f"{role.capitalize()} link: {opened.links[role]}")
    print(f"All links are in {path}. Pass each one only to its people.", flush=True)


def _keep(folder: Path, opened: Opened) -> Path:
    """Write every link into a file that only its owner can read."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{opened.code}.links"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(f"{role}: {link}\n" for role, link in opened.links.items())
    return path
