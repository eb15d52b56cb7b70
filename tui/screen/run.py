"""Run the screen client from beginning to end; the way in for `handrail`."""

from __future__ import annotations

import os

from client.line import Line
from tui.model import Model
from tui.pace import Pace
from tui.screen.acting import Save
from tui.screen.app import ScreenClient
from tui.screen.stage import Look
from tui.screen.themes import usual


async def run_screen(
    line: Line,
    save: Save,
    model: Model | None = None,
    *,
    quiet: bool = False,
    linger: bool = True,
) -> int:
    """Run until somebody leaves, or the meeting or the terminal ends; return the exit code.

    Colours come from `HANDRAIL_THEME` or `NO_COLOR`. `HANDRAIL_MOUSE=0` leaves the mouse to the
    terminal; quiet mode always does.

    Args:
        line: a line that stands; whoever opened it hangs it up.
        save: writes what was shown to a file and returns the sentence to tell.
        model: what the person has seen so far, where they come from the line client.
        quiet: for screen readers: one column, each line once, nothing that changes by itself.
        linger: whether to stay open after the meeting has ended, to read and save.

    Returns SWITCH where the person asked for the line client.
    """
    look = Look(quiet=quiet, theme=usual(os.environ), linger=linger)
    mouse = not quiet and os.environ.get("HANDRAIL_MOUSE", "1") not in ("", "0")
    app = ScreenClient(line, model or Model(pace=Pace()), look, save)
    code = await app.run_async(mouse=mouse)
    return (app.return_code or 1) if code is None else code
