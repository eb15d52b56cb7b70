"""Wishes from a pipe or a file: one command a line, each after the answer to the last."""

from __future__ import annotations

from meeting.marks import is_mark
from tui.lines.pipe import Pipe
from tui.lines.source import Follower
from tui.lines.typing import Complete, Typed


class Script:
    """Carry out lines until the end of the input, or until one of them leaves."""

    def __init__(self, pipe: Pipe) -> None:
        """Read from `pipe`."""
        self._pipe = pipe

    async def run(self, face: Follower) -> None:
        """Carry out one line after the other; empty lines and those that begin with # are free."""
        await face.ready()
        while not face.is_over and (line := await self._pipe.line()) is not None:
            if line.strip() and (is_mark(line) or not line.startswith("#")):
                await face.read(line, self)

    async def confirm(self) -> bool:
        """Take the next line as the answer; the end of the input is a no."""
        return (await self._line()).casefold() in ("y", "yes")

    async def typed(self, draft: str, complete: Complete) -> Typed:  # noqa: ARG002 - for keyboards
        """Take the next line as the text; a script has no draft and nothing to complete."""
        return Typed(await self._line())

    async def _line(self) -> str:
        return (await self._pipe.line() or "").strip()
