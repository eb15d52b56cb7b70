"""Whoever listens leaves nothing behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from tests.spoken.readers import READERS, missing

ROOT = Path(__file__).parents[2]
MARK = "SPOKEN_TEST_RUN"

PROGRAM = ["sh", "-c", "trap '' HUP TERM; echo here; sleep 50; echo; sleep 50"]
LISTENER = """\
from tests.spoken.listening import Listening
with Listening({program}, {reader!r}) as session:
    session.until("here")
    print("listening", flush=True)
    session.wait(100)
"""


def alive(mark: str) -> list[str]:
    """Return the programs that were started, directly or not, with this mark."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (path / "environ").read_bytes():
                found.append((path / "cmdline").read_text().replace("\0", " "))
        except OSError:  # it has ended, or is somebody else's
            continue
    return found


@pytest.mark.spoken
@pytest.mark.parametrize("reader", READERS)
def test_a_killed_listener_leaves_neither_reader_nor_program(reader: str) -> None:
    """Even a program that ignores that its terminal went away."""
    if told := missing(reader):
        pytest.skip(told)
    mark = uuid.uuid4().hex
    code = LISTENER.format(program=PROGRAM, reader=reader)
    listener = subprocess.Popen(
        ["env", f"{MARK}={mark}", sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert listener.stdout
    with listener.stdout:
        assert listener.stdout.readline() == b"listening\n"
        assert len(alive(mark)) > 2

        listener.send_signal(signal.SIGKILL)
        listener.wait()
        end = time.monotonic() + 20
        while alive(mark) and time.monotonic() < end:
            time.sleep(0.05)

    assert alive(mark) == []
