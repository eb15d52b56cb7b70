"""Open a kept meeting in the editor, in the face that its person meets."""

from __future__ import annotations

import sys
from pathlib import Path

from handrail import faces
from handrail.hearing import Hearing
from handrail.saving import full_code
from server.mending import mending
from tui.choose import Choice, Face, first_line
from tui.editor.desk import Desk
from tui.editor.lines import run_lines


async def edit(
    log: Path, meeting: str, name: str, choice: Choice, sound: Hearing | None = None
) -> int:
    """Let somebody mend a meeting until they close the editor, and return the exit code.

    Args:
        log: the file of the log; no server may use it meanwhile.
        meeting: the meeting's code, or "latest".
        name: who mends; it stands beside every correction.
        choice: which face, and why.
        sound: a recording of the meeting.

    Raises:
        ServerError: the log cannot be used, or has no meeting of that code.
        Refused: nobody may go by that name.
    """
    async with mending(log, full_code(log, meeting), name) as work:
        desk = Desk(
            work.steps, work.you, work.ask, faces.settings(), sound=sound, is_final=work.is_final
        )
        if choice.face is Face.LINES:
            key = "question mark" if sys.stdin.isatty() else ""
            first = first_line(choice, key)
            return await run_lines(desk, first, sys.stdin.fileno(), sys.stdout)
        from tui.editor.screen import run_screen  # Textual is slow to load

        return await run_screen(desk, choice)
