"""Open a meeting, serve it from here, and look after it."""

import argparse
import asyncio

from handrail import faces, serving

HELP = "open a meeting on this computer and host it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the server's, the meeting's and the client's options."""
    serving.add_arguments(parser)
    serving.add_meeting(parser)
    parser.add_argument("--name", default="Host", help="how people should call you")
    faces.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve the meeting until its host has gone and Ctrl+C is pressed, or it is over."""
    return asyncio.run(_host(arguments))


async def _host(arguments: argparse.Namespace) -> int:
    from client.connection import connect
    from client.link import Link
    from meeting.roles import Role
    from meeting.state import Status

    agenda = serving.read_agenda(arguments.agenda)
    choice = faces.chosen(arguments)
    async with serving.server(arguments) as server:
        title = arguments.title or agenda.title or "Meeting"
        opened = await server.open_meeting(title, arguments.language, agenda.items)
        serving.tell(opened, arguments.log.parent)
        link = Link.parse(opened.links[Role.HOST])
        model = faces.new_model()
        async with connect(link, name=arguments.name) as line:
            code = await faces.open_face(line, choice, model)
        if model.meeting.status is Status.OPEN:
            print("The meeting goes on for the others. Press Ctrl+C to stop the server.")
            await server.until_stopped()
    return code
