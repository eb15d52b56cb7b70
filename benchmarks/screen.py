"""Measure the screen client: `python -m benchmarks.screen [--seconds 30]`.

Runs it in a terminal of its own while two captioners send four partials a second each and thirty
captions a minute, and prints what share of one core it takes and how many bytes it writes: on a
usual terminal, on a large one, quiet, and with thirty thousand captions to scroll back in.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time

from msgspec import Struct

from benchmarks.processes import work
from client import happenings as h
from meeting import commands as c
from tests.tui.acting import ActedLine
from tests.tui.scene import begun
from tests.tui.screen.viewer import Viewer
from tui.choose import Choice, Face
from tui.screen.run import run_screen

PARTIALS = 4
"""Partials a second from each of two sources."""

SECONDS_PER_CAPTION = 2
"""Thirty captions a minute."""

SPEECH = (
    "and so I would like us to agree on one thing which is that one person speaks at a time and"
    " that whoever needs longer to say or to type or to read gets the time that this takes"
)
WORDS = SPEECH.split()


class Case(Struct, frozen=True):
    """One row of the table."""

    name: str
    columns: int = 80
    rows: int = 24
    quiet: bool = False
    before: int = 0


CASES = (
    Case("usual"),
    Case("large", columns=200, rows=60),
    Case("quiet", quiet=True),
    Case("30,000 captions", before=30_000),
)


def main() -> None:
    """Print the table, or play one case on this terminal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--play", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.play is not None:
        asyncio.run(_play(CASES[arguments.play]))
        return
    print(f"{'case':<18}{'size':>9}{'core':>9}{'bytes/s':>9}")
    for number, case in enumerate(CASES):
        core, written = _measure(number, case, arguments.seconds)
        size = f"{case.columns}x{case.rows}"
        print(f"{case.name:<18}{size:>9}{core:>8.1%}{written:>9.0f}")


def _measure(number: int, case: Case, seconds: float) -> tuple[float, float]:
    """Return the share of one core and the bytes a second while the feed runs."""
    program = [sys.executable, "-m", "benchmarks.screen", "--play", str(number)]
    with Viewer(program, case.columns, case.rows) as viewer:
        while not any("one person" in row for row in viewer.rows):
            viewer.watch(0.2)  # thirty thousand captions take their time to make
        used, written, start = work(viewer.pid), len(viewer.raw), time.monotonic()
        viewer.watch(seconds)
        took = time.monotonic() - start
        return (work(viewer.pid) - used) / took, (len(viewer.raw) - written) / took


async def _play(case: Case) -> None:
    line = begun()
    second = line.person("Ben Okoro")
    for number in range(case.before):
        line.caption(f"{' '.join(WORDS)}, {number}", missed=True)
    feed = asyncio.ensure_future(_feed(line, (line.person("Captions"), second)))
    await run_screen(line, lambda *_: "", choice=Choice(Face.SCREEN, quiet=case.quiet))
    feed.cancel()


async def _feed(line: ActedLine, sources: tuple[int, ...]) -> None:
    line.happens(c.Chat(text="one person at a time"), line.person("Ben Okoro"))
    count = 0
    while True:
        count += 1
        for source in sources:
            words = WORDS[: 1 + count % len(WORDS)]
            text = " ".join(words)
            line.put(h.Heard(source=source, speaker=0, text=text, stable=max(0, len(text) - 12)))
        if count % (PARTIALS * SECONDS_PER_CAPTION) == 0:
            line.caption(" ".join(WORDS))
        await asyncio.sleep(1 / PARTIALS)


if __name__ == "__main__":
    main()
