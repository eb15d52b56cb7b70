"""A seat that is held, over real sockets: lines are cut at places 1, 2 and 5, and come back."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.roles import Role
from meeting.state import Meeting
from tests.server.talk import House, Talk, house, join

E = TypeVar("E", bound=e.Event)


class Waiters:
    """A host, and five people whose hands are up, in this order."""

    def __init__(self, one: House, stack: AsyncExitStack) -> None:
        self._house = one
        self._stack = stack
        self.lines: dict[str, AsyncExitStack] = {}
        self.talks: dict[str, Talk] = {}
        self.host: Talk

    async def come(self) -> None:
        """Let everybody in, and let five of them raise a hand."""
        self.host = await self._stack.enter_async_context(
            join(self._house.link(Role.HOST), name="Host")
        )
        for name in ("One", "Two", "Three", "Four", "Five"):
            await self.line(name)
            await self.talks[name].ask(c.RaiseHand())

    async def line(self, name: str) -> None:
        """Give somebody a line, a new one with their key."""
        key = self.talks[name].welcome.session if name in self.talks else ""
        line = await self._stack.enter_async_context(AsyncExitStack())
        joining = join(self._house.link(), name=name, session=key)
        self.lines[name], self.talks[name] = line, await line.enter_async_context(joining)

    async def cut(self, name: str) -> None:
        """Cut somebody's line in the middle of everything, and wait until all are told."""
        self.talks[name].socket.transport.abort()
        await self.lines[name].aclose()
        await self.host.until(e.LineLost)

    async def back(self, name: str) -> None:
        """Let somebody come back, and wait until all are told."""
        await self.line(name)
        await self.host.until(e.LineRegained)

    async def order(self) -> list[str]:
        """Return who waits, as the host sees it behind an answer."""
        await self.host.ask(c.Chat(text="?"))
        state = self.state
        return [state.name_of(hand.person) for hand in state.queue]

    @property
    def state(self) -> Meeting:
        """The meeting as the host has it."""
        return replay(self.host.events)


async def test_lines_cut_at_places_1_2_and_5(tmp_path: Path) -> None:
    """The first two are called while away and come first again; the fifth was not called."""
    async with house(tmp_path) as one, AsyncExitStack() as stack:
        waiters = Waiters(one, stack)
        await waiters.come()
        for name in ("One", "Two", "Five"):
            await waiters.cut(name)
        away = await waiters.order()
        await waiters.host.ask(c.CallNext(ends=0))
        floor = waiters.state.floor
        assert floor is not None
        speaks = waiters.state.name_of(floor.person)
        for name in ("Five", "Two", "One"):
            await waiters.back(name)

        assert away == ["One", "Two", "Three", "Four", "Five"]
        assert speaks == "Three"
        assert await waiters.order() == ["One", "Two", "Four", "Five"]


async def test_a_seat_is_given_up_by_the_servers_own_clock(tmp_path: Path) -> None:
    """With nobody doing anything, everybody is told; and the place is gone."""
    async with house(tmp_path) as one, AsyncExitStack() as stack:
        waiters = Waiters(one, stack)
        await waiters.come()
        await waiters.host.ask(c.SetHold(seconds=1))
        await waiters.cut("Two")

        lowered = await waiters.host.until(e.HandLowered)
        await waiters.back("Two")

        assert lowered.by == 0
        assert await waiters.order() == ["One", "Three", "Four", "Five"]
