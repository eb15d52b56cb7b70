"""Run the demo: a server, a captioner, people who follow a script, and you as the host."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from msgspec import Struct

from captions.choice import choose_engine
from captions.sources.recording import Recording
from client.connection import connect
from client.link import Link
from handrail import faces
from handrail.demo.actor import Actor
from handrail.demo.captioning import Captioning
from handrail.demo.latency import Stopwatch, TimedLine
from handrail.demo.plan import RECORDING, Plan, read_plan
from handrail.demo.players import for_person
from handrail.demo.recorded import recorded_plan
from handrail.saving import FORMATS, export
from meeting.roles import Role
from server.app import Opened, Server
from server.config import Config
from tui.choose import Choice
from tui.model import Model

AFTER_RECORDING = 6.0
"""Seconds after the recording in which the last captions come and the last cues are played."""


class Options(Struct, frozen=True, kw_only=True):
    """What the person asked for; `seconds` None means to the end of the recording."""

    recording: Path | None
    language: str
    model: str
    seconds: float | None
    folder: Path
    name: str
    choice: Choice


async def run_demo(options: Options) -> int:
    """Play the meeting, save its transcript, say how long captions took; return the exit code.

    Raises:
        CaptionError: there is no engine for the language, or the recording is no sound.
    """
    recording = options.recording or RECORDING / "webinar.flac"
    length = Recording(recording).length
    plan = recorded_plan(recording, options.language, length) if options.recording else read_plan()
    engine = choose_engine(plan.language, options.model)
    print(f"{engine.sentence} Your captions are real: nothing is prepared.", flush=True)
    stopwatch = Stopwatch(asyncio.get_running_loop().time)
    with tempfile.TemporaryDirectory(prefix="handrail-demo-") as folder:
        log = Path(folder) / "meetings.sqlite"
        async with Server(Config(log=log, port=0)) as server:
            opened = await server.open_meeting(
                plan.title, plan.language, [item.wish() for item in plan.agenda]
            )
            captioning = Captioning(
                recording, opened.links[Role.CAPTIONER], plan.language, options.model
            )
            code = await Stage(options, plan, opened, captioning, stopwatch).play()
        _tell(export(log, opened.code, FORMATS, options.folder), stopwatch, captioning)
    return code


class Stage:
    """The demo's people, from the first who comes in to the closing of the meeting."""

    def __init__(
        self,
        options: Options,
        plan: Plan,
        opened: Opened,
        captioning: Captioning,
        stopwatch: Stopwatch,
    ) -> None:
        """Set the stage; nobody is on it yet."""
        self._options = options
        self._plan = plan
        self._opened = opened
        self._captioning = captioning
        self._stopwatch = stopwatch
        self._model = faces.new_model()

    async def play(self) -> int:
        """Bring everybody in, play, and close the meeting; return the code of your client."""
        async with AsyncExitStack() as stack:
            actors = [
                await stack.enter_async_context(self._actor(player.name, Role(player.role)))
                for player in self._plan.person
            ]
            link = Link.parse(self._opened.links[Role.HOST])
            line = await stack.enter_async_context(connect(link, name=self._options.name))
            face = asyncio.create_task(self._face(TimedLine(line, self._stopwatch), self._model))
            stack.callback(face.cancel)
            await asyncio.gather(*(actor.ready.wait() for actor in actors))
            await stack.enter_async_context(self._captioning)
            await self._until_over(face, actors[0])
            await self._captioning.stop()
            await actors[0].close_meeting()
            return await face

    @asynccontextmanager
    async def _actor(self, name: str, role: Role) -> AsyncIterator[Actor]:
        cues = for_person(self._plan, name, role, self._options.seconds)
        async with connect(Link.parse(self._opened.links[role]), name=name) as line:
            actor = Actor(line, cues)
            following = asyncio.create_task(actor.follow())
            try:
                yield actor
            finally:
                following.cancel()
                await asyncio.wait({following})

    async def _face(self, line: TimedLine, model: Model) -> int:
        return await faces.open_face(line, self._options.choice, model, stay=True, linger=False)

    async def _until_over(self, face: asyncio.Task[int], actor: Actor) -> None:
        """Wait until you leave, the time is up, or the recording is over.

        On a terminal and without a time, the meeting stays open after the recording: people get
        the time that they need to look around.
        """
        over = asyncio.create_task(self._recording_over())
        try:
            playing = asyncio.create_task(actor.playing.wait())
            await asyncio.wait({face, over, playing}, return_when=asyncio.FIRST_COMPLETED)
            playing.cancel()
            seconds = self._options.seconds
            await asyncio.wait({face, over}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            over.cancel()

    async def _recording_over(self) -> None:
        if await self._captioning.over():
            return
        await asyncio.sleep(AFTER_RECORDING)
        if faces.is_terminal() and self._options.seconds is None:
            await asyncio.Future()


def _tell(saved: Iterable[Path], stopwatch: Stopwatch, captioning: Captioning) -> None:
    """Print where the transcript is, and how long captions took."""
    if captioning.failed:
        print(captioning.words)
    for path in saved:
        print(f"Saved: {path}")
    for sentence in stopwatch.sentences():
        print(sentence)
