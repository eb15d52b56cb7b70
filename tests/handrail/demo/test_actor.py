"""One person of the demo: waits for the recording, then follows the cues."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from client.happenings import CaughtUp, Ended, Happened, Happening, Welcomed
from handrail.demo.actor import Actor
from handrail.demo.plan import Cue
from meeting.commands import Chat, CloseMeeting, Command
from meeting.events import CaptionsStarted
from meeting.state import Meeting
from meeting.wire import Done, Refused, Speech

STARTED = Happened(CaptionsStarted(captioner=3, language="en"), Meeting(), Meeting(seq=5))


class PaperLine:
    """A line on which a test lets things happen."""

    def __init__(self) -> None:
        self.asked: list[Command] = []
        self.asking = asyncio.Semaphore(0)
        self.happenings: asyncio.Queue[Happening] = asyncio.Queue()

    async def __aiter__(self) -> AsyncIterator[Happening]:
        while not isinstance(happening := await self.happenings.get(), Ended):
            yield happening

    async def ask(self, command: Command) -> Done | Refused:
        """Note a wish; a refusal is no matter."""
        self.asked.append(command)
        self.asking.release()
        return Refused(why="Not now.")

    def speak(self, speech: Speech) -> None:
        """Nobody speaks here."""
        raise NotImplementedError

    async def hang_up(self) -> None:
        """Nobody hangs up here."""
        raise NotImplementedError


def chat(at: int) -> Cue:
    """Make a cue for a time of the recording."""
    return Cue(at=at, type="chat", by="Ana", text=f"At {at}.")


async def play(line: PaperLine, actor: Actor, *happenings: Happening) -> None:
    """Let these happen, and then the line end."""
    for one in (*happenings, Ended("Over.")):
        line.happenings.put_nowait(one)
    await actor.follow()


async def test_an_actor_knows_the_meeting_and_itself() -> None:
    """From what happens on the line."""
    line = PaperLine()
    actor = Actor(line, [])

    await play(line, actor, Welcomed(7, (), "C"), CaughtUp(1), STARTED)

    assert (actor.you, actor.meeting.seq) == (7, 5)
    assert actor.ready.is_set()
    assert actor.playing.is_set()


async def test_nothing_is_done_before_the_recording_plays() -> None:
    """An engine may take a while to load."""
    line = PaperLine()

    await play(line, Actor(line, [chat(0)]), Welcomed(7, (), "C"), CaughtUp(1))

    assert line.asked == []


async def test_cues_are_followed_in_their_order() -> None:
    """Those that are due at once, one after the other, also after a refusal."""
    line = PaperLine()
    actor = Actor(line, [chat(0), chat(1), chat(60_000)])
    line.happenings.put_nowait(STARTED)
    following = asyncio.create_task(actor.follow())

    await line.asking.acquire()
    await line.asking.acquire()
    line.happenings.put_nowait(Ended("Over."))
    await following

    assert line.asked == [Chat(text="At 0."), Chat(text="At 1.")]


async def test_captions_that_start_again_begin_nothing_anew() -> None:
    """The captioner's line may have been away; the recording went on."""
    line = PaperLine()
    actor = Actor(line, [])
    await play(line, actor, STARTED)
    began = actor.began

    await play(line, actor, STARTED)

    assert actor.began == began


async def test_an_actor_can_close_the_meeting() -> None:
    """The demo's host does, at the end."""
    line = PaperLine()

    await Actor(line, []).close_meeting()

    assert line.asked == [CloseMeeting()]


async def test_a_mistake_of_an_actor_is_not_hidden() -> None:
    """A cue that nobody understands is a fault of the plan."""
    line = PaperLine()
    line.happenings.put_nowait(STARTED)

    with pytest.raises(ExceptionGroup):
        await Actor(line, [Cue(at=0, type="dance", by="Ana")]).follow()
