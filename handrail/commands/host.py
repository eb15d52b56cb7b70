"""Open a meeting, serve it from here, and look after it."""

from __future__ import annotations

import signal
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from handrail import options
from handrail.errors import Stopped

if TYPE_CHECKING:
    from handrail.stopping import Stopping

HELP = "open a meeting on this computer and host it"

GOES_ON = "The meeting goes on for the others. Press Ctrl+C to stop the server."


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the server's, the meeting's and the client's options."""
    options.add_server(parser)
    options.add_meeting(parser)
    parser.add_argument("--name", default="Host", help="how people should call you")
    options.add_client(parser)


def run(arguments: Namespace) -> int:
    """Serve the meeting until it is over, or its host has gone and the server is stopped."""
    from handrail import stopping

    return stopping.run(lambda stopping: _host(arguments, stopping))


async def _host(arguments: Namespace, stopping: Stopping) -> int:
    from client.connection import connect
    from client.link import Link
    from handrail import faces, serving
    from meeting.roles import Role
    from meeting.state import Status
    from tui.choose import Face

    agenda = serving.read_agenda(arguments.agenda)
    choice = faces.chosen(arguments)
    async with serving.server(arguments) as server:
        opened = await serving.open_meeting(server, arguments, agenda)
        if choice.face is Face.SCREEN:
            await faces.wait_for_enter("Press Enter to go in. The screen then hides these links. ")
        model = faces.new_model()
        async with connect(Link.parse(opened.links[Role.HOST]), name=arguments.name) as line:
            code = await faces.open_face(line, choice, model)
            stopping.listen(server.stop)
        if model.meeting.status is Status.OPEN and code in (0, Stopped(signal.SIGINT).code):
            print(GOES_ON, flush=True)
            await server.until_stopped()
    return code
