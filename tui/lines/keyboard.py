"""Wishes from a keyboard: single keys, a line of text, y or n."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tui.errors import TerminalGone
from tui.hangul import latin
from tui.lines.source import Follower
from tui.lines.terminal import Terminal
from tui.lines.typing import Complete, Typed, Typing

SETTLE = 0.1
"""Seconds between Enter and the answer, in which a reader sees the cursor back at column 0."""


class Keyboard:
    """Carry out keys until somebody leaves or the terminal is gone."""

    def __init__(self, terminal: Terminal, echo: Callable[[str], None]) -> None:
        """Read from `terminal`; show what is typed through `echo`."""
        self._terminal = terminal
        self._echo = echo

    async def run(self, face: Follower) -> None:
        """Carry out one key after the other."""
        await face.ready()
        try:
            while not face.is_over:
                await face.press(await self._key(), self)
        except TerminalGone:
            return

    async def confirm(self) -> bool:
        """Wait for y or n; only a key that is pressed from now on can answer."""
        self._terminal.forget()
        return latin(await self._key()).casefold() == "y"

    async def typed(self, draft: str, complete: Complete) -> Typed:
        """Take keys until Enter or Escape; a draft is shown, as if it were typed anew."""
        typing = Typing(draft, complete)
        self._echo(draft)
        try:
            while not typing.finished:
                self._echo(typing.press(await self._key()))
        finally:
            if typing.text and not typing.finished:  # the client ends; its last words need a line
                self._echo("\n")
        await asyncio.sleep(SETTLE)
        return Typed(typing.text, typing.given_up)

    async def _key(self) -> str:
        key = await self._terminal.key()
        if key is None:
            raise TerminalGone
        return key
