"""Run the screen client from beginning to end; the way in for `handrail`."""

from __future__ import annotations

from client.line import Line
from tui.model import Model
from tui.pace import Pace
from tui.screen.app import ScreenClient, Surroundings


async def run_screen(line: Line, place: Surroundings, model: Model | None = None) -> int:
    """Run until somebody leaves, or the meeting or the terminal ends; return the exit code.

    Args:
        line: a line that stands; whoever opened it hangs it up.
        place: what to run in.
        model: what the person has seen so far, where they come from the line client.

    Returns SWITCH where the person asked for the line client.
    """
    app = ScreenClient(line, model or Model(pace=Pace()), place)
    code = await app.run_async(mouse=place.mouse)
    return (app.return_code or 1) if code is None else code
