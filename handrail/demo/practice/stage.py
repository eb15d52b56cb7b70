"""The practice as it runs: the cast comes in, then you; and each does what the guide says."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from client.happenings import Happened
from handrail.demo import entering
from handrail.demo.actor import Actor
from handrail.demo.options import Options
from handrail.demo.plan import Cue
from handrail.demo.practice.cast import CAST, HELPER, HOST, TITLE, agenda
from handrail.demo.practice.guide import Guide
from handrail.stopping import Stopping
from meeting.language import say
from meeting.privacy import PRIVATE
from meeting.roles import Role
from server.app import Server
from server.config import Config

PAUSE = 1.0
"""Seconds after what somebody says or writes, so that it can be read or heard."""


async def run_practice(options: Options, stopping: Stopping) -> int:
    """Let somebody practise until they leave; return the exit code of their client.

    Nothing is kept: the log goes with the folder that it is in.

    Raises:
        ServerError: the log could not be kept meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="handrail-practice-") as folder:
        async with Server(Config(log=Path(folder) / "meetings.sqlite", port=0)) as server:
            code = await Practice(options, stopping).play(server)
            server.check()
    return code


class Practice:
    """One meeting with the cast of the practice, and you."""

    def __init__(self, options: Options, stopping: Stopping, pause: float = PAUSE) -> None:
        """Prepare; `pause` is the time after what somebody says, in seconds."""
        self._options = options
        self._stopping = stopping
        self._pause = pause
        self._guide = Guide()
        self._cues: asyncio.Queue[Cue] = asyncio.Queue()

    async def play(self, server: Server) -> int:
        """Open the meeting, and close it once you have gone; return your client's exit code."""
        options = self._options
        opened = await server.open_meeting(say(TITLE), options.language, agenda())
        async with AsyncExitStack() as stack:
            actors: dict[str, Actor] = {}
            for one in CAST:
                coming = entering.actor(opened, one, watch=partial(self._watch, one.name))
                actors[one.name] = await stack.enter_async_context(coming)
            await asyncio.gather(*(actor.ready.wait() for actor in actors.values()))
            performing = asyncio.create_task(self._perform(actors))
            stack.callback(performing.cancel)
            you = entering.you(
                opened.links[Role.PARTICIPANT],
                options,
                self._stopping,
                stay=options.seconds is not None,
            )
            face = await stack.enter_async_context(you)
            await asyncio.wait(
                {face, performing}, timeout=options.seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if performing.done():
                performing.result()
            await actors[HOST].close_meeting()
            return await face

    def _watch(self, name: str, happened: Happened) -> None:
        """Show the guide each event once: what is private as the helper gets it."""
        is_private = isinstance(happened.event, PRIVATE)
        if name == (HELPER if is_private else HOST):
            for cue in self._guide.saw(happened.event, happened.after):
                self._cues.put_nowait(cue)

    async def _perform(self, actors: dict[str, Actor]) -> None:
        """Let people do what the guide says, one after the other."""
        while True:
            cue = await self._cues.get()
            await actors[cue.by].do(cue)
            if cue.text:
                await asyncio.sleep(self._pause)
