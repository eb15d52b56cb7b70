"""A short break of a line is nobody's business; a long one is told once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from server.errors import LogFull
from server.limits import Limits
from server.presence import Presence
from server.relay import Relay
from server.room import Room
from tests.server.stand_ins import OPENED, HandClock, PaperLog, Watching

GRACE = 0.02


class Guest:
    """A connection that only remembers what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def replaced(self) -> None:
        """Remember it."""
        self.told.append("replaced")

    def left(self, *, removed: bool) -> None:  # noqa: ARG002 - as Guest
        """Remember it."""
        self.told.append("left")


class Scene:
    """A meeting with one person, number 2."""

    def __init__(self) -> None:
        hand = HandClock()
        self.log = PaperLog()
        self.room = Room("ABC234", self.log, Relay(), Limits(hand.clocks.steady), Watching())
        opening = c.OpenMeeting(title="Ramps", language="en", utc=OPENED, epoch="e1")
        self.room.open(opening, (), hand.meeting(), lambda _: None)
        self.room.join(c.Join(name="Ann", roles=(Role.HOST,)), b"key", lambda _: None)
        self.log.settle()
        self.presence = Presence(self.room, GRACE)

    async def told(self, seconds: float = 0) -> list[type[e.Event]]:
        """Wait, let the log settle, and return the events since the person joined."""
        await asyncio.sleep(seconds)
        self.log.settle()
        return [type(one.event) for one in self.log.kept[2:]]


@pytest.fixture
async def scene() -> Scene:
    """Return a scene in a running event loop."""
    return Scene()


async def test_a_short_break_is_not_told(scene: Scene) -> None:
    """Who is back within the grace never was away."""
    first, second = Guest(), Guest()
    scene.presence.come(2, first)

    scene.presence.go(2, first)
    scene.presence.come(2, second)

    assert await scene.told(GRACE * 3) == []


async def test_a_long_break_is_told_and_so_is_the_return(scene: Scene) -> None:
    """Once each."""
    guest = Guest()
    scene.presence.come(2, guest)

    scene.presence.go(2, guest)
    lost = await scene.told(GRACE * 3)
    scene.presence.come(2, guest)

    assert lost == [e.LineLost]
    assert await scene.told() == [e.LineLost, e.LineRegained]


async def test_the_older_connection_goes(scene: Scene) -> None:
    """One person, one connection; that the older one ends is not told as a lost line."""
    older, newer = Guest(), Guest()
    scene.presence.come(2, older)

    scene.presence.come(2, newer)
    scene.presence.go(2, older)

    assert older.told == ["replaced"]
    assert scene.presence.find(2) is newer
    assert await scene.told(GRACE * 3) == []


async def test_after_a_restart_everybody_has_time_to_come_back(scene: Scene) -> None:
    """Only who does not is told as away."""
    scene.presence.expect(GRACE * 4)

    early = await scene.told(GRACE)
    late = await scene.told(GRACE * 6)

    assert (early, late) == ([], [e.LineLost])


async def test_what_could_not_be_written_is_tried_again(scene: Scene) -> None:
    """A full disk delays the news, and does not swallow it."""
    guest = Guest()
    scene.presence.come(2, guest)
    scene.presence.go(2, guest)
    await asyncio.sleep(GRACE * 2)

    scene.log.settle(LogFull(Path("handrail.db")))

    assert await scene.told(GRACE * 3) == [e.LineLost]


async def test_a_stopping_server_tells_of_nobody(scene: Scene) -> None:
    """The server goes, not the people."""
    guest = Guest()
    scene.presence.come(2, guest)

    scene.presence.stop()
    scene.presence.go(2, guest)

    assert await scene.told(GRACE * 3) == []
