"""Corrections through a real server: proposed, agreed, and applied to the captions that follow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from captions.captioner import caption_meeting
from captions.engines.engine import Heard
from captions.engines.steady import SteadyEngine
from captions.sound.chunks import Chunk
from client.connection import connect
from client.happenings import Happened
from client.line import Line
from handrail import joining
from meeting.commands import AgreeToCorrection, ReplaceWords
from meeting.roles import Role
from meeting.state import Caption, Meeting
from meeting.values import Mended, Origin
from meeting.wire import Done
from tests.captions.sounds import RATE
from tests.captions.stand_ins import PaperEar, chunk, final
from tests.handrail.program import Program
from tests.handrail.test_captioning import held, links, meeting

__all__ = ["meeting"]

MISHEARD = "today zusha ravo speaks"


class Talk:
    """A live sound that goes on when a test says so; each chunk holds the same sentence."""

    name = "talk"
    rate = RATE
    live = True

    def __init__(self) -> None:
        self.said: asyncio.Queue[int | None] = asyncio.Queue()

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give a chunk for each time, until None."""
        while (start := await self.said.get()) is not None:
            yield chunk(start)


def hears(one: Chunk) -> list[Heard]:
    """Hear the sentence, wrongly."""
    return [final(MISHEARD, one.start, one.end)]


class Reader:
    """Somebody who follows the meeting, and sees what it is like now."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.meeting = Meeting()
        self._news = asyncio.Event()
        self.reading = asyncio.create_task(self._read())

    async def until(self, there: Callable[[Meeting], bool]) -> Meeting:
        """Wait until the meeting is so."""
        async with asyncio.timeout(10):
            while not there(self.meeting):
                self._news.clear()
                await self._news.wait()
        return self.meeting

    async def _read(self) -> None:
        async for one in self.line:
            if isinstance(one, Happened):
                self.meeting = one.after
                self._news.set()


@asynccontextmanager
async def people(file: Path, talk: Talk, *roles: Role) -> AsyncIterator[list[Reader]]:
    """Let people join, one in each role, and a captioner who hears the talk."""
    engine = SteadyEngine(lambda: PaperEar(hears))
    async with AsyncExitStack() as stack:
        lines = [
            await stack.enter_async_context(
                connect(joining.find_link(file, role), name=f"Person {number}")
            )
            for number, role in enumerate(roles, 1)
        ]
        captioner = await stack.enter_async_context(
            connect(joining.find_link(file, Role.CAPTIONER), name="Captions")
        )
        readers = [Reader(line) for line in lines]
        captioning = asyncio.create_task(
            caption_meeting(
                captioner, talk, engine, name="paper", language="en", tell=lambda _sentence: None
            )
        )
        yield readers
        talk.said.put_nowait(None)
        await captioning
        for reader in readers:
            reader.reading.cancel()


def spoken(state: Meeting) -> list[Caption]:
    """Return the captions."""
    return list(state.captions)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "roles", [(Role.PARTICIPANT, Role.PARTICIPANT), (Role.SCRIBE,)], ids=["two people", "a scribe"]
)
async def test_a_correction_counts_for_what_is_said_later(
    tmp_path: Path, meeting: Program, roles: tuple[Role, ...]
) -> None:
    """Two people agree, or a scribe does it alone; the record keeps who, and what was heard."""
    talk = Talk()
    async with people(Path(links(meeting)[1]), talk, *roles) as readers:
        first, last = readers[0], readers[-1]
        talk.said.put_nowait(0)
        (caption,) = spoken(await last.until(lambda one: len(spoken(one)) == 1))
        wish = ReplaceWords(caption=caption.id, old="zusha ravo", new="Asha Rao")
        assert isinstance(await first.line.ask(wish), Done)
        if first is not last:
            state = await last.until(lambda one: bool(one.proposals))
            assert spoken(state)[0].text == "Today zusha ravo speaks."
            agreed = await last.line.ask(AgreeToCorrection(proposal=state.proposals[0].id))
            assert isinstance(agreed, Done)
        await last.until(lambda one: bool(spoken(one)[0].corrected_by))
        await asyncio.sleep(0.3)  # the captioner reads it too
        talk.said.put_nowait(1_000)
        await last.until(lambda one: len(spoken(one)) == 2)

    mended, later = spoken(held(tmp_path))
    assert (mended.source, mended.text) == ("corrected", "Today Asha Rao speaks.")
    assert mended.raw == "Today zusha ravo speaks."
    assert held(tmp_path).name_of(mended.corrected_by) == f"Person {len(roles)}"
    assert (later.source, later.text) == ("automatic", "Today Asha Rao speaks.")
    assert later.mended == (Mended("zusha ravo", "Asha Rao", Origin.CORRECTION),)
