"""Make docs/screen.svg from the running program: `python -m tests.tui.screen.picture`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from tests.tui.scene import busy
from tests.tui.screen.looking import opened
from tui.screen.stage import Look

PICTURE = Path(__file__).parents[3] / "docs" / "screen.svg"
SIZE = (112, 30)


async def picture() -> str:
    """Return the screen client in the middle of a meeting, as SVG without anything to load."""
    async with opened(busy(), Look(theme="dark"), size=SIZE) as screen:
        svg = screen.app.export_screenshot(title="Handrail")
    without_fonts = re.sub(r"@font-face\s*{.*?}\s*", "", svg, flags=re.DOTALL)
    return without_fonts.replace("Fira Code, monospace", "monospace")


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(picture()), encoding="utf-8")
