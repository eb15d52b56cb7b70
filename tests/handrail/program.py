"""Runs `handrail` as people do, in a process of its own, and waits for what it says."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

PROGRAM = (sys.executable, "-P", "-m", "handrail")
MARK = "HANDRAIL_TEST_RUN"

PATIENCE = 45.0
"""Seconds. The machines that run this are small and busy; what goes well takes a few."""


class Program:
    """One run of `handrail`, with a home of its own.

    Attributes:
        lines: what it has said so far, on standard output and standard error, as it came.
        errors: what it has said on standard error alone.
    """

    def __init__(
        self,
        home: Path,
        *words: str | Path,
        env: Mapping[str, str] | None = None,
        stdin: int = subprocess.PIPE,
        largest_file: int | None = None,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Start it with these words of the command line.

        `largest_file` is in bytes: beyond that the disk counts as full. `program` is what gets the
        words, for example a shell.
        """
        self.lines: list[str] = []
        self.errors: list[str] = []
        self._mark = f"{MARK}={uuid.uuid4().hex}"
        self._heard = threading.Condition()
        name, _, value = self._mark.partition("=")
        self.process = subprocess.Popen(
            [*program, *map(str, words)],
            env={**environment(home, measured=not largest_file), **(env or {}), name: value},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=limit(largest_file) if largest_file else None,  # noqa: PLW1509 - see there
        )
        self._readers = [
            self._read(self.process.stdout, self.lines),
            self._read(self.process.stderr, self.lines, self.errors),
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End it and all that it started, whatever they do."""
        for number in (self.process.pid, *self.alive()):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self.process.wait()
        for reader in self._readers:
            reader.join()
        if self.process.stdin:
            with suppress(BrokenPipeError):
                self.process.stdin.close()

    def wait_for(self, words: str, *, times: int = 1, seconds: float = PATIENCE) -> str:
        """Wait until so many lines have these words in them; return the last of those."""
        found = self._wait(words, times, seconds)
        assert len(found) >= times, f"waited for {words!r}, and heard:\n{self}"
        return found[times - 1]

    def type(self, line: str) -> None:
        """Type a line into it."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def ends(self, seconds: float = PATIENCE) -> int:
        """Wait until it has ended and all is read; return its exit code."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it goes on after:\n{self}") from None
        for reader in self._readers:
            reader.join()
        return code

    def alive(self) -> list[int]:
        """Return the processes of this run that are there now, the first one too."""
        return [int(path.name) for path in Path("/proc").glob("[0-9]*") if self._is_ours(path)]

    def __str__(self) -> str:
        return "\n".join(self.lines)

    def _wait(self, words: str, times: int, seconds: float) -> list[str]:
        found: list[str] = []

        def enough() -> bool:
            found[:] = [line for line in self.lines if words in line]
            over = not any(reader.is_alive() for reader in self._readers)
            return len(found) >= times or over

        with self._heard:
            self._heard.wait_for(enough, seconds)
        return found

    def _read(self, stream: IO[bytes] | None, *places: list[str]) -> threading.Thread:
        assert stream is not None

        def read() -> None:
            with stream:
                for line in stream:
                    with self._heard:
                        for place in places:
                            place.append(line.decode().rstrip("\n"))
                        self._heard.notify_all()
            with self._heard:
                self._heard.notify_all()

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        return thread

    def _is_ours(self, path: Path) -> bool:
        try:
            return self._mark.encode() in (path / "environ").read_bytes().split(b"\0")
        except OSError:  # it has ended, or is somebody else's
            return False


def limit(size: int) -> Callable[[], None]:
    """Return what makes larger files impossible; it asks the system alone, so it takes no lock."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def environment(home: Path, *, measured: bool = True) -> dict[str, str]:
    """Return an environment in which everything is kept under `home`, and nothing is a surprise.

    `measured` lets coverage look on, which writes files of its own.
    """
    temporary = home / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    coverage = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
    return {
        **(coverage if measured else {}),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.environ["PYTHONPATH"],
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "HANDRAIL_HOME": str(home / "kept"),
        "XDG_STATE_HOME": str(home / "state"),
        "TMPDIR": str(temporary),
    }


def run(
    home: Path, *words: str | Path, env: Mapping[str, str] | None = None, seconds: float = PATIENCE
) -> tuple[int, str, str]:
    """Run `handrail` to its end with nothing on standard input; return code, output and errors."""
    done = subprocess.run(
        [*PROGRAM, *map(str, words)],
        env={**environment(home), **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr
