"""Run the editor in plain lines, from a keyboard or a pipe."""

from __future__ import annotations

import asyncio
import os
from typing import TextIO

from tui.editor.desk import Desk
from tui.editor.face import EditorFace
from tui.editor.walking import opening
from tui.lines.keyboard import Keyboard
from tui.lines.page import Page
from tui.lines.pen import Pen
from tui.lines.pipe import Pipe
from tui.lines.run import show_nothing, until_one_ends
from tui.lines.script import Script
from tui.lines.terminal import Terminal


async def run_lines(desk: Desk, first: str, source: int, output: TextIO) -> int:
    """Run until somebody closes the editor or the input ends, and return the exit code.

    Args:
        desk: the meeting.
        first: the first line: which client this is, why, and how to get help.
        source: the descriptor that keys or commands come from.
        output: where lines go.
    """
    loop, nobody_reads = asyncio.get_running_loop(), asyncio.Event()

    def broken() -> None:
        loop.call_soon_threadsafe(nobody_reads.set)

    pen = Pen(output, broken)
    page = Page(pen.write, bell=False)
    face = EditorFace(desk, page)
    try:
        page.answer(first)
        page.answer(opening(desk))
        if os.isatty(source):
            echo = pen.write if output.isatty() else show_nothing
            with Terminal(source) as terminal:
                await until_one_ends(Keyboard(terminal, echo).run(face), _heard(nobody_reads))
        else:
            await until_one_ends(Script(Pipe(source)).run(face), _heard(nobody_reads))
    finally:
        pen.close()
    return 0


async def _heard(event: asyncio.Event) -> None:
    await event.wait()
