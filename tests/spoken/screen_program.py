"""The screen client in a meeting that goes by itself: what the readers in these tests run.

python -c "from tests.spoken.screen_program import main; main('captions')"
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.spoken import lines_program
from tests.tui.acting import ActedLine, webinar
from tui.choose import Choice, Face
from tui.screen.run import run_screen

ROOT = Path(__file__).parents[2]


def program(scene: str, *, quiet: bool = True, maker: str = "") -> list[str]:
    """Return the command that runs the screen client in this scene.

    `scene` is one of `SCENES`, or names another as `module:function`. `maker` names what makes the
    line in the same way; the webinar where it is empty.
    """
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r});"
        " from tests.spoken.screen_program import main;"
        f" main({scene!r}, quiet={quiet!r}, maker={maker!r})"
    )
    return [sys.executable, "-c", code]


async def many(line: ActedLine) -> None:
    """Let somebody speak for longer than a page."""
    await asyncio.sleep(1)
    for number in range(1, 31):
        line.caption(f"this is sentence {number}")
        await asyncio.sleep(0.1)


SCENES: dict[str, Callable[[ActedLine], Awaitable[None]]] = {
    **lines_program.SCENES,
    many.__name__: many,
}


def main(scene: str, *, quiet: bool = True, maker: str = "") -> None:
    """Run the screen client on this terminal until it ends."""
    sys.exit(asyncio.run(_run(scene, quiet=quiet, maker=maker)))


async def _run(scene: str, *, quiet: bool, maker: str) -> int:
    line = _made(maker)
    play = SCENES.get(scene) or loaded(scene)
    playing = asyncio.ensure_future(play(line))
    try:
        code = await run_screen(
            line,
            lambda _words: "Saved: fair.txt",
            choice=Choice(Face.SCREEN, quiet=quiet),
        )
        await asyncio.sleep(0.5)  # tdsr loses the last words of a program that ends at once
    finally:
        playing.cancel()
    return code


def _made(maker: str) -> ActedLine:
    made = loaded(maker)() if maker else webinar()
    assert isinstance(made, ActedLine)
    return made


def loaded(name: str) -> Callable[..., Any]:
    """Return the function of this name, `module:function`: others need not wait for its module."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
