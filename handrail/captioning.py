"""Caption a meeting: one captioner for each thing to caption, until all of them are done."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import count
from pathlib import Path

from captions.captioner import caption_meeting
from captions.engines.choice import Choice, choose_engine
from captions.engines.ears import Ears
from captions.engines.steady import SteadyEngine
from captions.errors import NoSuchSource
from captions.glossary_file import read_glossary
from captions.sources.source import RealPace, Source
from captions.sources.vosk_socket import Client, OverheardEngine, open_socket
from captions.sources.wanted import Kind, Wanted, read_wanted
from captions.typing.short_forms import ShortForms, read_short_forms
from captions.typing.typist import Typist
from client.connection import connect
from client.line import Line
from client.link import Link
from handrail import feed_key, places, typing_in
from handrail.errors import KNOWN, explained
from handrail.sounds import open_sound
from meeting.commands import Leave
from meeting.language import say
from meeting.values import Term

GOODBYE_SECONDS = 2.0
"""How long leaving may take where the server does not answer."""

MOST = 6
"""Sounds at once. Each needs memory and work of its own; beyond this captions fall behind."""

Tell = Callable[[str], None]


async def caption(arguments: Namespace, link: Link) -> int:
    """Caption until all of it or the meeting ends, or until cancelled; return the exit code."""
    wanted = read_all(arguments)
    try:
        async with Ears() as ears:
            captioners = Captioners(arguments, link, ears)
            if len(wanted) == 1:
                await captioners.caption(wanted[0], wanted[0].name or arguments.name, _tell)
                return 0
            return await _all_of(_one_of_several(captioners, *one) for one in _named(wanted))
    except asyncio.CancelledError:  # stopping is how it usually ends
        print(say("Captions have stopped."))
    return 0


def read_all(arguments: Namespace) -> list[Wanted]:
    """Read what is to be captioned; the microphone where nobody said.

    Raises:
        NoSuchSource: it is too much, or the same pipe is wanted twice.
    """
    words = arguments.sounds or [Kind.MICROPHONE]
    wanted = [read_wanted(one, arguments.language) for one in words]
    if len(wanted) > MOST:
        raise NoSuchSource(
            say("These are too many at once. Caption {most} at the most.", most=MOST)
        )
    kinds = [one.kind for one in wanted]
    if kinds.count(Kind.PIPE) + kinds.count(Kind.TYPED) > 1:
        raise NoSuchSource(say("There is one standard input only. Use it once."))
    return wanted


def read_terms(arguments: Namespace) -> tuple[Term, ...]:
    """Read the captioner's glossary, where there is one.

    Raises:
        BadGlossary: it cannot be read.
    """
    return read_glossary(arguments.glossary, _tell) if arguments.glossary else ()


def _named(wanted: Sequence[Wanted]) -> list[tuple[str, Wanted]]:
    """Give each a name of its own, so that readers tell them apart."""
    return [(one.name or f"Captioner {number}", one) for number, one in enumerate(wanted, 1)]


async def _all_of(works: Iterable[Coroutine[None, None, bool]]) -> int:
    """Let all go on to their end, also where one fails; return the exit code."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work) for work in works]
    return 0 if all(task.result() for task in tasks) else 1


async def _one_of_several(captioners: Captioners, name: str, wanted: Wanted) -> bool:
    """Caption one; tell what goes wrong, and let the others go on."""
    try:
        await captioners.caption(wanted, name, lambda told: _tell(f"{name}: {told}"))
    except Exception as error:
        sentence = explained(error)
        if sentence is None:
            raise
        _tell(f"{name}: {sentence}")
        return False
    return True


class Captioners:
    """What all captioners of one run share: meeting, wishes, ears, and who warms up now."""

    def __init__(self, arguments: Namespace, link: Link, ears: Ears) -> None:
        """Take the command line, the way to the meeting, and what makes ears."""
        self._model: str = arguments.model
        self._only: str = arguments.only
        self._terms = read_terms(arguments)
        self._fillers: bool = not arguments.no_fillers
        self._short_forms: Path | None = arguments.short_forms
        self._keep_name: bool = arguments.keep_name
        self._link = link
        self._ears = ears
        self._warming = asyncio.Lock()  # engines that start at the same time hold each other up

    async def caption(self, wanted: Wanted, name: str, tell: Tell) -> None:
        """Caption one thing, under a name, to its end."""
        if wanted.kind in typing_in.KINDS:
            forms = read_short_forms(self._short_forms) if self._short_forms else ShortForms()
            async with joined(self._link, name) as line:
                typist = Typist(line, wanted.language, tell, forms=forms, keep_name=self._keep_name)
                await typing_in.take(wanted, typist)
            return
        choice = choose_engine(wanted.language, self._model)
        if wanted.kind is Kind.SOCKET:
            print(choice.sentence)
            await self._listen(wanted, choice, name, tell)
            return
        source = open_sound(wanted, choice.rates)
        print(choice.sentence)
        engine = SteadyEngine(lambda: self._ears.ear(choice, source.rate))
        played = source if source.live else RealPace(source)
        await self._hear(played, engine, choice, name, tell)

    async def _listen(self, wanted: Wanted, choice: Choice, name: str, tell: Tell) -> None:
        """Let programs send sound, each a captioner of its own, until the meeting ends."""
        numbers = count(1)
        over = asyncio.Event()

        async def take(client: Client) -> None:
            if not await client.begin(choice.rates):
                return
            who = client.name or f"{name} {next(numbers)}"
            client.name = who
            engine = OverheardEngine(lambda: self._ears.ear(choice, client.rate), client)
            try:
                await self._hear(client, engine, choice, who, lambda told: tell(f"{who}: {told}"))
            except KNOWN as error:
                tell(f"{who}: {error}")
            else:
                if not client.ended:
                    over.set()
            await client.finish()

        key = feed_key.secret(places.home())
        async with await open_socket(wanted.port, key, take, most=MOST) as server:
            number = server.sockets[0].getsockname()[1]
            print(say("Give this address to the program that sends sound. Keep it secret."))
            print(f"ws://127.0.0.1:{number}/{key}")
            print(say("Behind it may stand a name, such as /Hall. Press Ctrl+C to stop."))
            await over.wait()

    async def _hear(
        self, source: Source, engine: SteadyEngine, choice: Choice, name: str, tell: Tell
    ) -> None:
        """Let an engine hear a sound, join, caption, and take leave in the end."""
        try:
            async with self._warming:
                await engine.start()
            async with joined(self._link, name) as line:
                print(say("Captioning {name}. Press Ctrl+C to stop.", name=source.name))
                await caption_meeting(
                    line,
                    source,
                    engine,
                    name=choice.name,
                    language=choice.language,
                    tell=tell,
                    only=self._only,
                    terms=self._terms,
                    fillers=self._fillers,
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
                async with asyncio.timeout(GOODBYE_SECONDS):
                    await line.ask(Leave())


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
