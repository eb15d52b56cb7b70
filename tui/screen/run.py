"""Run the screen client from beginning to end; the way in for `handrail`."""

from __future__ import annotations

import os

from client.line import Line
from tui.choose import Choice, Face
from tui.model import Model
from tui.outside import Outside, Save
from tui.pace import Pace
from tui.screen.app import ScreenClient
from tui.screen.stage import Look
from tui.screen.themes import usual


async def run_screen(
    line: Line,
    save: Save,
    model: Model | None = None,
    choice: Choice = Choice(Face.SCREEN),  # noqa: B008 - a value that never changes
    *,
    linger: bool = True,
    outside: Outside | None = None,
) -> int:
    """Run until somebody leaves, or the meeting or the terminal ends; return the exit code.

    Colours come from `HANDRAIL_THEME`, the settings or `NO_COLOR`. `HANDRAIL_MOUSE=0` or the
    settings leave the mouse to the terminal; quiet mode always does.

    Args:
        line: a line that stands; whoever opened it hangs it up.
        save: writes what was shown, and returns what to tell.
        model: what the person has seen so far, where they come from the line client.
        choice: why this client opened, and whether it is to be quiet.
        outside: keeps settings, and shows lines on the desktop.
        linger: whether to stay open after the meeting has ended, to read and save.

    Returns SWITCH where the person asked for the line client.
    """
    model = model or Model(pace=Pace())
    settings = model.settings
    look = Look(
        quiet=choice.quiet, theme=usual(os.environ, settings.theme), linger=linger, why=choice.why
    )
    wanted = os.environ.get("HANDRAIL_MOUSE", "1" if settings.mouse else "0")
    app = ScreenClient(line, model, look, save, outside=outside)
    mouse = not choice.quiet and wanted not in ("", "0")
    code = await app.run_async(mouse=mouse)
    return (app.return_code or 1) if code is None else code
