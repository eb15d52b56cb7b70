"""The server's log is put back from an older copy: people are told, and the meeting goes on."""

from __future__ import annotations

import shutil
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.handrail.program import Program
from tests.handrail.terminal import Terminal
from tests.handrail.test_a_killed_server import free_port


def serve(home: Path, port: int, *more: str) -> Program:
    """Start a server at this port."""
    return Program(home, "serve", "--port", str(port), *more)


def stop(server: Program) -> None:
    """Stop a server in order, so that its log lies in one file."""
    server.process.send_signal(signal.SIGTERM)
    server.ends()


@pytest.mark.parametrize("client", ["--lines", "--screen"])
def test_a_person_is_told_that_the_record_began_anew(tmp_path: Path, client: str) -> None:
    """What is not in the older log is not shown as if it were, and what comes then is."""
    port, kept = free_port(), tmp_path / "kept"
    with ExitStack() as stack:
        server = stack.enter_context(serve(tmp_path, port, "--title", "Street fair"))
        server.wait_for("Give each link only to its people.")
        (links,) = kept.glob("*.links")
        who = ("join", "--link-file", str(links), "--role", "participant", "--name")
        ana = stack.enter_context(Terminal(tmp_path, *who, "Ana", client))
        ana.wait_for("May your words be kept?")
        ben = stack.enter_context(Program(tmp_path, *who, "Ben", "--lines"))
        ben.wait_for("You are in Street fair")
        stop(server)
        shutil.copytree(kept, tmp_path / "older")

        server = stack.enter_context(serve(tmp_path, port))
        ana.wait_for("The line is back.")
        ben.wait_for("The line is back.")
        ben.type("/chat zebra")
        ana.wait_for("zebra")
        stop(server)
        for path in (tmp_path / "older").glob("*.sqlite*"):
            shutil.copy(path, kept / path.name)

        stack.enter_context(serve(tmp_path, port))
        ana.wait_for("The meeting's record began anew on the server.")
        ben.wait_for("The meeting's record began anew on the server.")
        ben.type("/chat giraffe")
        ana.wait_for("giraffe")
