"""Who comes back after a crash of their program reads on where they stopped."""

from __future__ import annotations

import re
import time
from pathlib import Path

from tests.handrail.program import Program

CHAT = 4
"""The chat comes after the opening, the host and Bo."""

UP_TO = re.compile(r'"seq":(\d+)')


def test_a_killed_program_reads_on(tmp_path: Path) -> None:
    """What was shown does not come again, and what came meanwhile waits."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Street fair") as server:
        path = Path(server.wait_for("All links are in ").removeprefix("All links are in ")[:-1])
        words = ("join", "--lines", "--link-file", path, "--role")
        with Program(tmp_path, *words, "host", "--name", "Hana") as host:
            host.wait_for("You are in Street fair")
            with Program(tmp_path, *words, "participant", "--name", "Bo") as first:
                first.wait_for("You are in Street fair")
                host.type("/chat one")
                first.wait_for("Hana in the chat: one")
                wait_until_noted(tmp_path, CHAT)
                first.process.kill()
            host.wait_for("Bo lost their line")
            host.type("/chat two")
            host.wait_for("You wrote in the chat: two")
            with Program(tmp_path, *words, "participant") as again:
                welcome = again.wait_for("You are in Street fair as Bo")
                again.type("/missed")
                again.wait_for("Hana in the chat: two")

                assert welcome.endswith(
                    "Where you stopped, there are more: 1 chat line. Type /missed."
                )
                assert "Hana in the chat: one" not in again.lines


def noted(home: Path) -> list[int]:
    """Return the last event that each program has noted as shown."""
    texts = (path.read_text() for path in (home / "state").rglob("*.point"))
    return [int(found[1]) for text in texts if (found := UP_TO.search(text))]


def wait_until_noted(home: Path, number: int) -> None:
    """Wait until both programs have noted this event; they look every second."""
    end = time.monotonic() + 30
    while [one >= number for one in noted(home)] != [True, True]:
        assert time.monotonic() < end, "nothing was noted"
        time.sleep(0.05)
