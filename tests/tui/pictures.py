"""Make the pictures in docs from the running program: `python -m tests.tui.pictures`.

Both clients in the middle of the same meeting, at three sizes, and the one in the README.
"""

from __future__ import annotations

import asyncio
import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.tui.lines.company import Answers
from tests.tui.scene import busy
from tests.tui.screen.looking import opened, save
from tui.choose import Choice, Face, first_line
from tui.lines.face import Face as LineClient
from tui.lines.page import Page
from tui.model import Model
from tui.screen.stage import Look

DOCS = Path(__file__).parents[2] / "docs"
SIZES = ((80, 24), (40, 12), (200, 60))
README = (112, 30)


def places() -> dict[Path, tuple[str, tuple[int, int]]]:
    """Return each picture's place, with its client and size."""
    found = {
        DOCS / "pictures" / f"{client}-{columns}x{rows}.svg": (client, (columns, rows))
        for client in ("screen", "lines")
        for columns, rows in SIZES
    }
    return {DOCS / "screen.svg": ("screen", README), **found}


async def picture(client: str, size: tuple[int, int]) -> str:
    """Return one client in the middle of a meeting, as SVG without anything to load."""
    svg = await (_screen(size) if client == "screen" else _lines(size))
    without_fonts = re.sub(r"@font-face\s*{.*?}\s*", "", svg, flags=re.DOTALL)
    return without_fonts.replace("Fira Code, monospace", "monospace").replace(
        "Fira Code", "monospace"
    )


async def _screen(size: tuple[int, int]) -> str:
    async with opened(busy(), Look(theme="dark"), size=size) as screen:
        return screen.app.export_screenshot(title="Handrail")


async def _lines(size: tuple[int, int]) -> str:
    """Let the line client read the meeting, the agenda and the queue; show its last rows."""
    columns, rows = size
    written: list[str] = []
    page = Page(written.append, bell=False, width=lambda: columns)
    line = busy()
    face = LineClient(line, Model(), page, save)
    page.answer(first_line(Choice(Face.LINES, "as you asked"), "question mark"))
    listening = asyncio.create_task(face.listen())
    await face.ready()
    for key in ("a", "u"):
        await face.press(key, Answers(""))
    await asyncio.sleep(0)
    listening.cancel()
    shown = "".join(written).splitlines()[-(rows - 1) :]
    console = Console(record=True, width=columns, file=io.StringIO(), legacy_windows=False)
    for row in [*shown, *[""] * (rows - len(shown))]:
        console.print(Text(row), no_wrap=True, crop=True)
    return console.export_svg(title="Handrail", unique_id="lines")


async def write() -> None:
    """Write all of them anew."""
    for place, (client, size) in places().items():
        place.parent.mkdir(exist_ok=True)
        place.write_text(await picture(client, size), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(write())
