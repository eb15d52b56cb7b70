"""Run a server for meetings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from handrail import options
from meeting.language import later, say

if TYPE_CHECKING:
    from handrail.stopping import Stopping

HELP = later("run a server: your open meetings go on, and --title opens a new one")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the server's and the new meeting's options."""
    options.add_server(parser)
    options.add_meeting(parser)
    parser.add_argument(
        "--no-host", action="store_true",
        help=say("open it without a host: whoever speaks passes the floor on"),
    )  # fmt: skip
    parser.add_argument(
        "--new-links", metavar="CODE", help=say("make new links for an open meeting. Old ones end")
    )


def run(arguments: Namespace) -> int:
    """Serve until somebody stops it: Ctrl+C, SIGINT or SIGTERM."""
    from handrail import stopping

    return stopping.run(lambda stopping: _serve(arguments, stopping))


async def _serve(arguments: Namespace, stopping: Stopping) -> int:
    from handrail import serving

    agenda = serving.read_agenda(arguments.agenda)
    async with serving.server(arguments) as server:
        stopping.listen(server.stop)
        serving.renew_on_hangup(server, arguments)
        print(say("The server runs at {base}. Press Ctrl+C to stop it.", base=server.base))
        serving.tell_open_meetings(server, arguments.log)
        if arguments.new_links:
            await serving.renew_links(server, arguments)
        if arguments.title or agenda.title:
            await serving.open_meeting(server, arguments, agenda)
        await server.until_stopped()
    print(say("The server has stopped. Nothing is lost."))
    return 0
