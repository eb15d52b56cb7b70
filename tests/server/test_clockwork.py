"""The clockwork gives a command when the rules say that it is due: not before, once, and again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from server import clockwork
from server.clockwork import Clockwork
from server.errors import LogFull
from server.limits import Limits
from server.relay import Relay
from server.room import Room
from tests.server.stand_ins import OPENED, HandClock, PaperLog, Watching

ANN, BEN = 2, 3


class Scene:
    """A meeting with a host (2) and Ben (3), whose time a test lets go by."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.log = PaperLog()
        self.room = Room("ABC234", self.log, Relay(), Limits(self.clock.clocks.steady), Watching())
        opening = c.OpenMeeting(title="Ramps", language="en", utc=OPENED, epoch="e1")
        self.room.open(opening, (), self.clock.meeting(), lambda _: None)
        for name, role in (("Ann", Role.HOST), ("Ben", Role.PARTICIPANT)):
            self.room.join(c.Join(name=name, roles=(role,)), b"key", lambda _: None)
        self.works = Clockwork(self.room)
        self.log.settle()

    def ask(self, by: int, command: c.Command) -> None:
        """Let somebody ask for something, and let the clockwork look."""
        self.room.ask(by, command, lambda _: None)
        self.log.settle()
        self.works.look()

    def note(self, command: c.Internal) -> None:
        """Let the server notice something, and let the clockwork look."""
        self.room.note(command, lambda _: None)
        self.log.settle()
        self.works.look()

    async def passes(self, seconds: float) -> list[type[e.Event]]:
        """Let time go by; return the newest events."""
        known = len(self.log.kept)
        self.clock.pass_by(round(seconds * 1000))
        self.works.look()
        await asyncio.sleep(0.02)
        self.log.settle()
        await asyncio.sleep(0)
        return [type(one.event) for one in self.log.kept[known:]]


@pytest.fixture
async def scene() -> Scene:
    """Return a scene in a running event loop."""
    return Scene()


async def test_a_turn_is_told_when_its_time_is_up(scene: Scene) -> None:
    """Once, and not a moment before."""
    scene.ask(ANN, c.SetLimit(id="1", seconds=120))
    scene.ask(ANN, c.CallPerson(id="2", person=BEN, ends=0))

    early = await scene.passes(119)
    late = await scene.passes(1)

    assert early == []
    assert late == [e.TimeRanOut]
    assert await scene.passes(600) == []


async def test_a_place_is_given_up_when_its_time_is_up(scene: Scene) -> None:
    """120 seconds after the line was lost."""
    scene.ask(BEN, c.RaiseHand(id="1"))
    scene.note(c.LoseLine(person=BEN))

    early = await scene.passes(119)
    late = await scene.passes(1)

    assert (early, late) == ([], [e.HandLowered])


async def test_what_is_due_soon_comes_by_itself(scene: Scene) -> None:
    """Nobody has to look: the timer wakes the clockwork."""
    scene.ask(ANN, c.SetHold(id="1", seconds=0))
    scene.ask(BEN, c.RaiseHand(id="2"))
    scene.note(c.LoseLine(person=BEN))

    await asyncio.sleep(0.02)
    scene.log.settle()

    assert scene.room.state.queue == ()


async def test_after_a_restart_nobody_loses_their_place_before_they_can_come_back(
    scene: Scene,
) -> None:
    """The time went by while the server was away, which is nobody's fault."""
    scene.ask(BEN, c.RaiseHand(id="1"))
    scene.note(c.LoseLine(person=BEN))
    scene.works.expect(0.1)

    early = await scene.passes(300)
    await asyncio.sleep(0.1)
    scene.log.settle()

    assert early == []
    assert scene.room.state.queue == ()


async def test_what_could_not_be_written_is_tried_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk delays it, and does not swallow it."""
    monkeypatch.setattr(clockwork, "AGAIN", 0.02)
    scene.ask(BEN, c.RaiseHand(id="1"))
    scene.note(c.LoseLine(person=BEN))
    scene.clock.pass_by(120_000)
    scene.works.look()
    await asyncio.sleep(0.02)
    scene.log.settle(LogFull(Path("handrail.db")))
    waiting = len(scene.room.state.queue)

    await asyncio.sleep(0.05)
    scene.log.settle()

    assert waiting == 1
    assert scene.room.state.queue == ()


async def test_a_stopping_server_lets_nothing_happen(scene: Scene) -> None:
    """It would reach nobody."""
    scene.ask(ANN, c.SetLimit(id="1", seconds=1))
    scene.ask(ANN, c.CallPerson(id="2", person=BEN, ends=0))
    scene.works.stop()

    assert await scene.passes(5) == []
