"""An engine that fails while somebody speaks: everybody is told, and captions go on."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from captions.captioner import caption_meeting
from captions.engines.making import EngineSpec
from captions.engines.process import EngineProcess
from captions.engines.steady import SteadyEngine
from captions.sources.recording import Recording
from captions.sources.source import RealPace
from client.connection import connect
from client.happenings import Happened
from client.line import Line
from handrail import joining
from meeting.events import CaptionsResumed, CaptionsStalled, Event
from meeting.roles import Role
from meeting.sentences import announce
from tests.captions import planted_engine
from tests.captions.planted_engine import HANGS
from tests.handrail.program import Program
from tests.handrail.test_captioning import held, links, meeting, part

__all__ = ["meeting"]

SECONDS = 20
"""Of the demo's recording, in which somebody speaks nearly all the time."""

SPEC = EngineSpec("vosk", "en", 16_000)

MOST_LOST = 6_000
"""An engine that hangs is given 10 s; half of the sound that comes meanwhile is kept for it."""

Heard = tuple[Event, str]
"""What happens, and what a reader is told of it."""


async def read_on(line: Line, heard: list[Heard]) -> None:
    """Follow a meeting as a reader does."""
    you = 0
    async for one in line:
        you = getattr(one, "you", you)
        if isinstance(one, Happened):
            told = announce(one.event, one.before, one.after, you)
            heard.append((one.event, " ".join(each.text for each in told)))


async def caption(
    tmp_path: Path, meeting: Program, how: str
) -> tuple[list[Heard], list[str], list[EngineProcess]]:
    """Caption with engines whose first one fails.

    Give what a reader gets, what the captioner is told, and all engines that were started.
    """
    file = Path(links(meeting)[1])
    sound = Recording(part(tmp_path, "talk.wav", (0, SECONDS * 1_000)), (16_000,))
    command = (sys.executable, planted_engine.__file__, how, str(tmp_path / "failed"))
    engines: list[EngineProcess] = []

    def make() -> EngineProcess:
        engines.append(EngineProcess(SPEC, command=command))
        return engines[-1]

    engine = SteadyEngine(make)
    told: list[str] = []
    heard: list[Heard] = []
    await engine.start()
    async with (
        connect(joining.find_link(file, Role.CAPTIONER), name="Captions") as captioner,
        connect(joining.find_link(file, Role.PARTICIPANT), name="Ana") as reader,
    ):
        reading = asyncio.create_task(read_on(reader, heard))
        await caption_meeting(
            captioner, RealPace(sound), engine, name="planted", language="en", tell=told.append
        )
        await asyncio.sleep(1)
        reading.cancel()
    await engine.stop()
    return heard, told, engines


@pytest.mark.timeout(120)
@pytest.mark.parametrize("how", ["is deaf", HANGS])
async def test_everybody_is_told_when_an_engine_gives_no_words(
    tmp_path: Path, meeting: Program, how: str
) -> None:
    """Within 5 s while somebody speaks; another engine goes on, and the record has the gap."""
    heard, told, engines = await caption(tmp_path, meeting, how)

    stopped, said = next((one, say) for one, say in heard if isinstance(one, CaptionsStalled))
    again, and_then = next((one, say) for one, say in heard if isinstance(one, CaptionsResumed))
    assert stopped.at - stopped.since <= 5_000
    assert said.startswith("Captions have stopped.")
    assert and_then.startswith("Captions go on.")
    assert len(engines) == 2
    assert "The captions' engine was started again." in told
    lost = [(gap.start, gap.end) for gap in held(tmp_path).gaps]
    assert lost == ([(again.start, again.end)] if how == HANGS else [])
    assert again.end - again.start <= MOST_LOST
    times = [(one.start, one.end) for one in held(tmp_path).captions]
    assert not [one for one in times if again.start < one[0] and one[1] < again.end]
    assert min(end for _, end in times) < stopped.since < max(start for start, _ in times)
