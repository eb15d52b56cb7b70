"""Nothing that others send acts on the terminal of the line client: read as raw bytes."""

from __future__ import annotations

import sys

import pytest

from tests.figures import Figure
from tests.tui.lines.seat import ROOT
from tests.tui.screen.hostile import LAST, PAYLOADS
from tests.tui.screen.test_harmless import JOINER, OURS
from tests.tui.screen.viewer import Viewer

PROGRAM = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r});"
    " from tests.tui.lines.test_harmless import main; main()"
)


def main() -> None:
    """Run the line client in the hostile meeting."""
    import asyncio  # noqa: PLC0415 - only in the program that is started

    from tests.spoken.lines_program import run_scene  # noqa: PLC0415
    from tests.tui.screen.hostile import line  # noqa: PLC0415

    sys.exit(asyncio.run(run_scene(line())))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_the_line_clients_terminal_gets_words_alone(size: tuple[int, int], figure: Figure) -> None:
    """Names, agenda, hands, captions, chat, decisions, actions, warnings, partials; and pages."""
    with Viewer([sys.executable, "-c", PROGRAM], *size) as viewer:
        viewer.wait_for(lambda: LAST.encode() in viewer.raw, LAST)
        viewer.settle()
        for words in ("/agenda", "/queue", "/people", "/missed", "/now"):
            viewer.press(f"{words}\r")
            viewer.settle()
        text = viewer.raw.decode("utf-8")

    rest = OURS.sub("", text).replace("\r", "").replace("\n", "")
    acting = [sign for sign in rest if not sign.isprintable() and sign not in (JOINER, "\x08")]
    figure(
        "P11", f"line client, {len(PAYLOADS)} payloads: {len(acting)} controls of {len(text)} signs"
    )
    assert LAST in text
    assert acting == []
