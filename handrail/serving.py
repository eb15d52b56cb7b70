"""What `serve` and `host` share: a server as the command line says, and its meetings."""

import asyncio
import signal
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from client.link import HERE
from handrail import agendas, links, speaking
from handrail.errors import HandrailError
from handrail.reporting import report_to
from meeting.agendas.agenda import Agenda
from meeting.language import say
from meeting.roles import Role
from server.app import Opened, Server
from server.callers import LOOPBACK
from server.config import Config
from server.errors import BadCertificate, NeedsTls
from server.sqlite_read import read_meetings

SHOWN = (Role.HOST, Role.PARTICIPANT, Role.CAPTIONER)
"""The links that nearly every meeting needs; the file of links has one for every role."""


EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - to find out that somebody listens there
"""Addresses that stand for all of a computer's own; no link can lead to them."""


@asynccontextmanager
async def server(arguments: Namespace) -> AsyncIterator[Server]:
    """Run a server with the options from the command line.

    Raises:
        HandrailError: nobody could find it, or others could read along.
        ServerError: the log, the address or the certificate cannot be used.
    """
    if arguments.address in EVERYWHERE and not arguments.name_of_server:
        raise HandrailError(
            say(
                "Nobody can find a computer by {address}. "
                "Add --name-of-server and the name or address that people know.",
                address=arguments.address,
            )
        )
    config = Config(
        log=arguments.log,
        host=arguments.address,
        port=arguments.port,
        certificate=arguments.tls_cert,
        key=arguments.tls_key,
        plain_text=arguments.plain_text_i_know,
        names=tuple(arguments.name_of_server),
        shared=(*LOOPBACK, *arguments.shared_address),
        catalogue=speaking.catalogue,
    )
    try:
        with report_to(arguments.report):
            async with Server(config) as running:
                yield running
    except NeedsTls as error:
        raise HandrailError(
            say("{why} Add --tls-cert and --tls-key, or --plain-text-i-know.", why=error.why)
        ) from None


def renew_on_hangup(running: Server, arguments: Namespace) -> None:
    """Read the certificate anew on SIGHUP, where no terminal can hang up on us.

    Programs that renew certificates send that signal. At a terminal it means that its window was
    closed, and the server stops.
    """
    if arguments.tls_cert and not sys.stdin.isatty():
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, _renew, running)


def _renew(running: Server) -> None:
    try:
        running.renew_certificate()
    except BadCertificate as error:
        print(f"handrail: {error} The old one still counts.", file=sys.stderr)
    else:
        print(say("The certificate was read anew."))


async def open_meeting(running: Server, arguments: Namespace, agenda: Agenda) -> Opened:
    """Open the meeting that was asked for, keep its links, and tell them."""
    title = arguments.title or agenda.title or "Meeting"
    opened = await running.open_meeting(
        title,
        arguments.language,
        agenda.commands,
        purpose=arguments.purpose,
        keep_days=arguments.keep_days,
        amend_days=arguments.amend_days,
        regrets=agenda.regrets,
        no_host=arguments.no_host,
    )
    print(say("The meeting {code} is open.", code=opened.code))
    _hand_out(opened, arguments.log.parent)
    tell_short_code(running, opened.code)
    return opened


def tell_short_code(running: Server, code: str) -> None:
    """Make a short code and say how participants come in by it."""
    at = "" if running.base == HERE else f" --server {running.base}"
    short = running.short_code(code)
    print()
    print(say("The short code for participants, to say aloud: {code}", code=short))
    print(say("They type: handrail join CODE{at}", at=at))


async def renew_links(running: Server, arguments: Namespace) -> None:
    """Make new links for a meeting, keep them, and tell them; the old ones open nothing more."""
    code = arguments.new_links
    new = {role: await running.new_link(code, role) for role in Role}
    print(say("The meeting {code} has new links. The old ones do not work any more.", code=code))
    _hand_out(Opened(code, new), arguments.log.parent)
    tell_short_code(running, code)


def tell_open_meetings(running: Server, log: Path) -> None:
    """Say which meetings go on, where their links are, and how people come in by a short code."""
    for meeting in read_meetings(log):
        if meeting.closed is None:
            print(say("The meeting {code} goes on.", code=meeting.code))
            path = links.place(log.parent, meeting.code)
            if path.exists():
                print(say("Its links are in {path}.", path=path))
            tell_short_code(running, meeting.code)


def _hand_out(opened: Opened, folder: Path) -> None:
    path = links.keep(folder, opened.code, opened.links)
    for role in filter(opened.links.__contains__, SHOWN):
        print(f"\nThe {role} link:\n{opened.links[role]}")
    print(f"\nAll links are in {path}.\nGive each link only to its people.")


def read_agenda(path: Path | None) -> Agenda:
    """Read an agenda file; an empty agenda where there is none to read."""
    if path is None:
        return Agenda("", ())
    return agendas.read(path)
