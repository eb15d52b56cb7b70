"""The screen client without a terminal: what a test opens, and what it sees."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.events import Key
from textual.pilot import Pilot

from tests.tui.acting import ActedLine
from tui.model import Model
from tui.screen.app import ScreenClient
from tui.screen.stage import Look


class Screen:
    """A screen client that runs, and what it shows."""

    def __init__(self, app: ScreenClient, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def rows(self) -> list[str]:
        """What the screen shows, row by row."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]  # noqa: SLF001 - there is no public way

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.rows)

    @property
    def focus(self) -> str:
        """The pane that has the focus."""
        return (self.app.focused.id if self.app.focused else "") or ""

    @property
    def typed(self) -> str:
        """What stands on the command line."""
        return self.app.panes.command.value

    async def press(self, *keys: str) -> None:
        """Press keys by name, and wait until all came of them."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text faster than any hand, and wait until all came of it."""
        for character in text:
            self.app.post_message(Key(character, character))
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything that came is shown."""
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait until something is true; the test's own time limit ends it."""
        while not done():
            await self.pilot.pause(0.02)


def client(line: ActedLine, look: Look | None = None, model: Model | None = None) -> ScreenClient:
    """Return a screen client on this line."""
    return ScreenClient(line, model or Model(), look or Look(), save)


def save(words: str) -> str:
    """Say what would be saved."""
    return f"Saved: {words or 'as usual'}."


@asynccontextmanager
async def opened(
    line: ActedLine,
    look: Look | None = None,
    *,
    model: Model | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Screen]:
    """Open a screen client on this line, and close it."""
    app = client(line, look, model)
    async with app.run_test(size=size) as pilot:
        screen = Screen(app, pilot)
        await screen.settle()
        yield screen
