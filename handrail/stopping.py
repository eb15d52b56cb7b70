"""Run a command until it is done or somebody asks it to stop; then it ends in order."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from typing import Any

from handrail.errors import Stopped

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl+C, a polite kill, and a terminal that is closed."""

Work = Callable[["Stopping"], Coroutine[Any, Any, int]]


class Stopping:
    """Turns signals into the end of one task, which cleans up as it goes."""

    def __init__(self, task: asyncio.Task[Any]) -> None:
        """Take the task that signals end."""
        self.number = 0
        self._task = task

    def listen(self) -> None:
        """Follow signals from now on, also after a client had them to itself."""
        for number in SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, self._stop, number)

    def _stop(self, number: int) -> None:
        self.number = number
        self._task.cancel()


def run(work: Work) -> int:
    """Run the work to its end and return its exit code.

    Raises:
        Stopped: a signal ended it.
    """
    return asyncio.run(_until_stopped(work))


async def _until_stopped(work: Work) -> int:
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - for the type checker: a coroutine runs in a task
    stopping = Stopping(task)
    stopping.listen()
    try:
        return await work(stopping)
    except asyncio.CancelledError:
        if stopping.number:
            raise Stopped(stopping.number) from None
        raise
