"""The demo's meeting: everybody comes in, the recording plays, and the meeting is closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from client.connection import connect
from client.link import Link
from handrail import faces
from handrail.demo.actor import Actor
from handrail.demo.captioning import Captioning
from handrail.demo.latency import Stopwatch, TimedLine
from handrail.demo.options import Options
from handrail.demo.plan import Plan, Player
from handrail.demo.players import for_person
from handrail.stopping import Stopping
from meeting.roles import Role
from server.app import Opened, Server

AFTER_RECORDING = 6.0
"""Seconds after the recording in which the last captions come and the last cues are played."""


class Stage:
    """One meeting with people who follow a plan, a captioner, and you.

    Attributes:
        code: the meeting's code, once it is open.
    """

    def __init__(
        self, plan: Plan, options: Options, stopwatch: Stopwatch, stopping: Stopping
    ) -> None:
        """Set the stage; nobody is on it yet."""
        self.code = ""
        self._plan = plan
        self._options = options
        self._stopwatch = stopwatch
        self._stopping = stopping

    async def play(self, server: Server, recording: Path) -> int:
        """Open the meeting, play it, and close it; return the exit code of your client.

        Raises:
            CaptionsFailed: the captioner ended with an error.
        """
        agenda = [item.wish() for item in self._plan.agenda]
        opened = await server.open_meeting(self._plan.title, self._plan.language, agenda)
        self.code = opened.code
        captioning = Captioning(
            recording, opened.links[Role.CAPTIONER], self._plan.language, self._options.model
        )
        async with AsyncExitStack() as stack:
            actors = [
                await stack.enter_async_context(self._actor(opened, player))
                for player in self._plan.person
            ]
            face = await stack.enter_async_context(self._face(opened))
            await asyncio.gather(*(actor.ready.wait() for actor in actors))
            await stack.enter_async_context(captioning)
            await self._until_over(face, actors[0], captioning)
            await captioning.stop()
            await actors[0].close_meeting()
            return await face

    @asynccontextmanager
    async def _actor(self, opened: Opened, player: Player) -> AsyncIterator[Actor]:
        """Bring somebody in who follows the plan."""
        role = Role(player.role)
        cues = for_person(self._plan, player.name, role, self._options.seconds)
        async with connect(Link.parse(opened.links[role]), name=player.name) as line:
            actor = Actor(line, cues)
            following = asyncio.create_task(actor.follow())
            try:
                yield actor
            finally:
                following.cancel()
                await asyncio.wait({following})

    @asynccontextmanager
    async def _face(self, opened: Opened) -> AsyncIterator[asyncio.Task[int]]:
        """Bring you in as the host; the task ends when your client does."""
        link = Link.parse(opened.links[Role.HOST])
        async with connect(link, name=self._options.name) as line:
            face = asyncio.create_task(self._open_face(TimedLine(line, self._stopwatch)))
            self._stopping.listen(face.cancel)  # then the meeting is closed in order
            try:
                yield face
            finally:
                face.cancel()
                await asyncio.wait({face})

    async def _open_face(self, line: TimedLine) -> int:
        options, model = self._options, faces.new_model()
        folder, choice = options.folder, options.choice
        try:
            return await faces.open_face(line, choice, model, folder=folder, demo=True)
        finally:
            self._stopping.listen()

    async def _until_over(
        self, face: asyncio.Task[int], actor: Actor, captioning: Captioning
    ) -> None:
        """Wait until you leave, the time is up, or the recording is over."""
        over = asyncio.create_task(self._recording_over(captioning))
        plays = asyncio.create_task(actor.playing.wait())
        try:
            await asyncio.wait({face, over, plays}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait(
                {face, over}, timeout=self._options.seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if over.done():
                over.result()
        finally:
            over.cancel()
            plays.cancel()

    async def _recording_over(self, captioning: Captioning) -> None:
        """Wait for the end, and on a terminal for ever: people get the time that they need."""
        await captioning.over()
        await asyncio.sleep(AFTER_RECORDING)
        if faces.is_terminal() and self._options.seconds is None:
            await asyncio.Future()
