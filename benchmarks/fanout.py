"""What a delivery costs: Handrail's relay beside `websockets.broadcast()`, in the same run.

`make bench NAME=fanout ARGS="--readers 1000 --rounds 3"`. The servers take turns in every round, so
that a busy machine is busy for all of them. CPU is the server process's own, for a million
deliveries.

`--fanload PATH` takes another load client, a Go program that reads thousands of lines with one
thread; then there are also rounds without a pause between events ("flat out").

`--stalled 50 --rate 200 --seconds 10` puts readers beside the others who never read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.fanout_load import Load, Target

WHAT = {
    "broadcast": "websockets.broadcast()",
    "relay": "our relay",
    "meeting": "a whole meeting: rules, disk, relay",
}


@dataclass(frozen=True)
class Row:
    """One run.

    Attributes:
        cpu: CPU seconds per million deliveries.
        p50: median from speaking to reading, in ms.
        p99: the same for all but one in a hundred.
        rate: deliveries a second.
        grown: what the server's memory grew by, in MB.
    """

    cpu: float
    p50: float
    p99: float
    rate: float
    grown: float


class Contestant:
    """A server process."""

    def __init__(self, name: str) -> None:
        """Start it."""
        command = [sys.executable, "-m", "benchmarks.fanout_servers", name]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        said = self._line()
        self.pid = self._process.pid
        path, secret = said.get("path"), said.get("secret", "")
        self.target = Target(said["port"], path or "/sub", path or "/pub", secret)

    def used(self) -> dict[str, float]:
        """Return the CPU seconds and the kilobytes that it has used."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self._line()

    def stop(self) -> None:
        """End it."""
        self._process.communicate(timeout=20)

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said


def run(one: Contestant, options: argparse.Namespace) -> dict[str, Row]:
    """Run our own load against one server; then again beside readers who never read."""
    rows = {}
    for stalled in sorted({0, options.stalled}):
        load = Load(one.target, options.readers, stalled)
        before = one.used()
        outcome = load.run(options.rate, options.seconds)
        after = one.used()
        load.close()
        assert outcome.lost == 0, f"{outcome.lost} deliveries were lost"
        cpu = (after["cpu"] - before["cpu"]) / outcome.deliveries * 1e6
        grown = (after["kilobytes"] - before["kilobytes"]) / 1000
        rate = outcome.deliveries / options.seconds
        pace = f"{options.rate}/s, {stalled} stalled" if stalled else f"{options.rate}/s"
        rows[pace] = Row(cpu, outcome.p50, outcome.p99, rate, grown)
    return rows


def run_fanload(one: Contestant, options: argparse.Namespace) -> dict[str, Row]:
    """Run the other load client against one server, in steady steps and flat out."""
    phases = f"{options.rate}:{options.seconds},0:{options.seconds}"
    command = [
        str(options.fanload), "-url", f"127.0.0.1:{one.target.port}", "-n", str(options.readers),
        "-pids", str(one.pid), "-phases", phases, "-idle", "0.5",
    ]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    steady, flat_out = (json.loads(line) for line in done.stdout.splitlines())
    assert steady["lost"] == flat_out["lost"] == 0, "deliveries were lost"
    return {f"{options.rate}/s": _row(steady), "flat out": _row(flat_out)}


def _row(said: dict[str, float]) -> Row:
    grown = (said["rss_end_kb"] - said["rss_idle_kb"]) / 1000
    return Row(said["cpu_s_per_M"], said["p50_ms"], said["p99_ms"], said["msgs_s"], grown)


def main() -> None:
    """Let the servers take turns, and print medians beside each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=500)
    parser.add_argument("--rate", type=int, default=10, help="events a second")
    parser.add_argument("--seconds", type=int, default=4, help="of one run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stalled", type=int, default=0, help="readers who never read")
    parser.add_argument("--fanload", type=Path, help="the other load client")
    options = parser.parse_args()
    rows: dict[tuple[str, str], list[Row]] = {}
    for _ in range(options.rounds):
        for name in WHAT:
            if options.fanload and name == "meeting":
                continue  # it says no hello
            one = Contestant(name)
            measure = run_fanload if options.fanload else run
            for pace, row in measure(one, options).items():
                rows.setdefault((pace, name), []).append(row)
            one.stop()
    show(rows, options)


def show(rows: dict[tuple[str, str], list[Row]], options: argparse.Namespace) -> None:
    """Print a table: medians, and each beside the library's."""
    print(f"{options.readers} readers, median of {options.rounds} rounds")
    print(f"{'':58}{'CPU s per M':>14}{'p50 ms':>14}{'p99 ms':>14}{'k/s':>14}{'MB more':>9}")
    for (pace, name), found in rows.items():
        cells = ""
        for field in ("cpu", "p50", "p99", "rate"):
            value = _median(found, field)
            ratio = value / _median(rows[pace, "broadcast"], field)
            shown = value / 1000 if field == "rate" else value
            cells += f"{shown:8.1f} {ratio:4.2f}x"
        print(f"{pace + ', ' + WHAT[name]:58}{cells}{_median(found, 'grown'):9.1f}")


def _median(rows: list[Row], field: str) -> float:
    value: float = median(getattr(row, field) for row in rows)
    return value


if __name__ == "__main__":
    main()
