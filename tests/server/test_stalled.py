"""People whose program has stopped reading cost the others nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest

from benchmarks.fanout_load import Load, Outcome, Target
from tests.figures import Figure
from tests.server.process import ROOT
from tests.server.test_measures import value

PEOPLE, RATE, SECONDS = 50, 100.0, 4.0
FLOOR = 25.0
"""Milliseconds; below it the ratio tells of who else works on this machine."""

ROUNDS = 3
"""Other work can disturb one round; the best counts."""


class Run(NamedTuple):
    """What came of a run: the delays, the server's memory in kB, and how many were behind."""

    outcome: Outcome
    kilobytes: int
    behind: int


@contextmanager
def server() -> Iterator[subprocess.Popen[str]]:
    """Run a whole server in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.fanout_servers", "meeting"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def run(stalled: int, people: int = PEOPLE, seconds: float = SECONDS) -> Run:
    """Let people read what one says, beside so many who never read."""
    with server() as process:
        assert process.stdout
        assert process.stdin
        told: dict[str, Any] = json.loads(process.stdout.readline())
        target = Target(told["port"], told["path"], told["path"], told["secret"])
        load = Load(target, people, stalled)
        outcome = load.run(RATE, seconds)
        address = f"http://127.0.0.1:{target.port}/metrics"
        with urllib.request.urlopen(address, timeout=5) as page:
            behind = int(value(page.read().decode(), "behind"))
        process.stdin.write("\n")
        process.stdin.flush()
        used: dict[str, Any] = json.loads(process.stdout.readline())
        load.close()
        return Run(outcome, used["kilobytes"], behind)


@pytest.mark.timeout(150)
@pytest.mark.usefixtures("unmeasured")
def test_stalled_readers_cost_the_others_nothing(figure: Figure) -> None:
    """Nothing is lost, p99 is within twice of the same without them, and each takes below 5 MB."""
    ratios = []
    for _ in range(ROUNDS):
        alone, beside = run(0), run(PEOPLE)
        ratios.append(max(beside.outcome.p99, FLOOR) / max(alone.outcome.p99, FLOOR))
        if ratios[-1] <= 2:
            break
    grown = max(0, beside.kilobytes - alone.kilobytes) / 1024 / PEOPLE

    figure(
        "P10", f"{PEOPLE} active, p99 {alone.outcome.p99:.1f} ms; beside {PEOPLE} stalled "
        f"{beside.outcome.p99:.1f} ms; {beside.behind} were behind; {grown:.2f} MB more for each",
    )  # fmt: skip
    assert (alone.outcome.lost, beside.outcome.lost) == (0, 0)
    assert beside.behind == PEOPLE
    assert min(ratios) <= 2
    assert grown < 5
