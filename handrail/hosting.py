"""Host a meeting from here: open it, pass on its links, go in, and keep the server for others."""

import signal
from argparse import Namespace
from functools import partial

from client.connection import connect
from client.dial import dial
from client.keep import keep
from client.link import Link
from handrail import faces, keeping, serving
from handrail.errors import Stopped
from handrail.reading_on import reading_on
from handrail.stopping import Stopping
from meeting.language import later, say
from meeting.roles import Role
from meeting.state import Status
from tui.choose import Face

LOOK = later("Press Enter to go in. The screen then hides these links. ")
GOES_ON = later("The meeting goes on for the others. Press Ctrl+C to stop the server.")

LEFT = (0, Stopped(signal.SIGINT).code)
"""Exit codes of a host who has gone, while the meeting need not end."""


async def host(arguments: Namespace, stopping: Stopping) -> int:
    """Serve a meeting until it is over, or its host has gone and the server is stopped."""
    agenda = serving.read_agenda(arguments.agenda)
    choice = faces.chosen(arguments)
    async with serving.server(arguments) as server:
        opened = await serving.open_meeting(server, arguments, agenda)
        if choice.face is Face.SCREEN:
            await faces.wait_for_enter(say(LOOK))
        link = Link.parse(opened.links[Role.HOST])
        model = faces.new_model(link)
        addressed = arguments.addressed_as or model.settings.address
        called = {"name": arguments.name, "addressed": addressed}
        with keep(link) as kept, keeping.named(arguments.keep, kept) as file:
            # with the kept key, who comes back after a crash is the same host
            line_here = connect(link, kept=kept, dialled=partial(dial, at=server.here), **called)
            async with line_here as line, reading_on(model, kept):
                code = await faces.open_face(line, choice, model, file=file, kept=kept)
        stopping.listen(server.stop)
        if model.meeting.status is Status.OPEN and code in LEFT:
            print(say(GOES_ON))
            await server.until_stopped()
    return code
