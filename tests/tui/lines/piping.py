"""The line client between two pipes, as a program or a script runs it."""

from __future__ import annotations

import io
import os

from client.line import Line
from tui.lines.run import Surroundings, run_lines
from tui.model import Model

FIRST = "Line client."


def save(words: str) -> str:
    """Say what would be saved."""
    return f"Saved: {words or 'as usual'}."


class Piped:
    """One run of the line client; lines can be written to it while it runs.

    Attributes:
        output: what it writes.
    """

    def __init__(self, line: Line, *, stay: bool = False, model: Model | None = None) -> None:
        self.output = io.StringIO()
        self._line, self._stay, self._model = line, stay, model
        self._source, self._sink = os.pipe()

    def write(self, script: str) -> None:
        """Write commands into the pipe."""
        os.write(self._sink, script.encode())

    def end(self) -> None:
        """Write no more."""
        os.close(self._sink)

    async def run(self) -> int:
        """Run to the end; return the exit code."""
        place = Surroundings(
            source=self._source,
            output=self.output,
            save=save,
            first=FIRST,
            stay=self._stay,
            catch_signals=False,
        )
        # The pipe stays open: its thread may still read, and a number that is free again would
        # be the next pipe's.
        return await run_lines(self._line, place, self._model)

    @property
    def lines(self) -> list[str]:
        """What it has written, line by line."""
        return self.output.getvalue().splitlines()


async def piped(line: Line, script: str, *, stay: bool = False) -> tuple[int, list[str]]:
    """Run a whole script; return the exit code and what was written after the welcome."""
    run = Piped(line, stay=stay)
    run.write(script)
    run.end()
    code = await run.run()
    assert run.lines[0] == FIRST
    return code, run.lines[2:]
