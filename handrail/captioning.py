"""Caption a meeting: one captioner for each thing to caption, until all of them are done."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager, suppress

from captions.captioner import caption_meeting
from captions.engines.choice import choose_engine
from captions.engines.process import EngineProcess
from captions.engines.steady import SteadyEngine
from captions.errors import NoSuchSource
from captions.sources.source import RealPace
from captions.sources.wanted import Kind, Wanted, read_wanted
from client.connection import connect
from client.line import Line
from client.link import Link
from handrail.errors import explained
from handrail.sounds import open_sound
from meeting.commands import Leave

GOODBYE_SECONDS = 2.0
"""How long leaving may take where the server does not answer."""

MOST = 6
"""Sounds at once. Each needs memory and work of its own; beyond this captions fall behind."""

Tell = Callable[[str], None]


async def caption(arguments: Namespace, link: Link) -> int:
    """Caption until all sounds or the meeting end, or until cancelled; return the exit code."""
    wanted = read_all(arguments)
    warming = asyncio.Lock()  # engines that start at the same time hold each other up
    try:
        if len(wanted) == 1:
            name = wanted[0].name or arguments.name
            await _caption_one(wanted[0], name, arguments.model, link, warming, _tell)
            return 0
        return await _all_of(
            _one_of_several(one, arguments, link, warming) for one in _named(wanted)
        )
    except asyncio.CancelledError:  # stopping is how it usually ends
        print("Captions have stopped.")
    return 0


def read_all(arguments: Namespace) -> list[Wanted]:
    """Read what is to be captioned; the microphone where nobody said.

    Raises:
        NoSuchSource: it is too much, or the same pipe is wanted twice.
    """
    words = arguments.sounds or [Kind.MICROPHONE]
    wanted = [read_wanted(one, arguments.language) for one in words]
    if len(wanted) > MOST:
        raise NoSuchSource(f"These are too many at once. Caption {MOST} at the most.")
    if [one.kind for one in wanted].count(Kind.PIPE) > 1:
        raise NoSuchSource("There is one standard input only. Say - once.")
    return wanted


def _named(wanted: Sequence[Wanted]) -> list[tuple[str, Wanted]]:
    """Give each a name of its own, so that readers tell them apart."""
    return [(one.name or f"Captioner {number}", one) for number, one in enumerate(wanted, 1)]


async def _all_of(works: Iterable[Coroutine[None, None, bool]]) -> int:
    """Let all go on to their end, also where one fails; return the exit code."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work) for work in works]
    return 0 if all(task.result() for task in tasks) else 1


async def _one_of_several(
    named: tuple[str, Wanted], arguments: Namespace, link: Link, warming: asyncio.Lock
) -> bool:
    """Caption one; tell what goes wrong, and let the others go on."""
    name, wanted = named
    try:
        await _caption_one(
            wanted, name, arguments.model, link, warming, lambda told: _tell(f"{name}: {told}")
        )
    except Exception as error:
        sentence = explained(error)
        if sentence is None:
            raise
        _tell(f"{name}: {sentence}")
        return False
    return True


async def _caption_one(
    wanted: Wanted, name: str, model: str, link: Link, warming: asyncio.Lock, tell: Tell
) -> None:
    """Choose the engine, open the sound, join, caption, and take leave in the end."""
    choice = choose_engine(wanted.language, model)
    source = open_sound(wanted, choice.rates)
    if not source.live:
        source = RealPace(source)
    print(choice.sentence)
    engine = SteadyEngine(lambda: EngineProcess(choice.spec(source.rate)))
    try:
        async with warming:
            await engine.start()
        async with joined(link, name) as line:
            print(f"Captioning {source.name}. Press Ctrl+C to stop.")
            await caption_meeting(
                line, source, engine, name=choice.name, language=choice.language, tell=tell
            )
    finally:
        await engine.stop()


@asynccontextmanager
async def joined(link: Link, name: str) -> AsyncIterator[Line]:
    """Join under a name, and leave for good, so that nobody waits for this captioner."""
    async with connect(link, name=name) as line:
        try:
            yield line
        finally:
            with suppress(TimeoutError):
                await asyncio.wait_for(line.ask(Leave()), GOODBYE_SECONDS)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
