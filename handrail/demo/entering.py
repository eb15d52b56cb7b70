"""How people come into a meeting of the demo: those of the script, and you."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from client.connection import connect
from client.line import Line
from client.link import Link
from handrail import faces
from handrail.demo.actor import Actor, Watch
from handrail.demo.options import Options
from handrail.demo.plan import Cue, Player
from handrail.stopping import Stopping
from meeting.roles import Role
from server.app import Opened


@asynccontextmanager
async def actor(
    opened: Opened, player: Player, cues: Sequence[Cue] = (), watch: Watch | None = None
) -> AsyncIterator[Actor]:
    """Bring somebody in who follows cues, and whom `watch` looks over the shoulder."""
    link = Link.parse(opened.links[Role(player.role)])
    async with connect(link, name=player.name) as line:
        actor = Actor(line, cues, watch)
        following = asyncio.create_task(actor.follow())
        try:
            yield actor
        finally:
            following.cancel()
            await asyncio.wait({following})


@asynccontextmanager
async def you(
    link: str,
    options: Options,
    stopping: Stopping,
    through: Callable[[Line], Line] = lambda line: line,
    *,
    stay: bool = True,
) -> AsyncIterator[asyncio.Task[int]]:
    """Bring you in; the task ends when your client does.

    Args:
        link: the link that you come in by.
        options: your name, your client, and where it saves.
        stopping: what ends your client first, so that the meeting is closed in order.
        through: what your line goes through on its way to you.
        stay: whether lines go on after the end of a piped script.
    """
    parsed = Link.parse(link)

    async def client(line: Line) -> int:
        model, folder, choice = faces.new_model(parsed), options.folder, options.choice
        try:
            return await faces.open_face(line, choice, model, folder=folder, demo=True, stay=stay)
        finally:
            stopping.listen()

    async with connect(parsed, name=options.name) as line:
        face = asyncio.create_task(client(through(line)))
        stopping.listen(face.cancel)
        try:
            yield face
        finally:
            face.cancel()
            await asyncio.wait({face})
