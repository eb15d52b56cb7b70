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
    """Turns signals into the end of the work, which cleans up as it goes.

    Attributes:
        number: the signal that came, 0 while none has.
    """

    def __init__(self, end: Callable[[], object]) -> None:
        """Take what ends the work."""
        self.number = 0
        self._end = end
        # Who started us with `nohup`, or in the background of a script, wants some ignored.
        self._signals = [one for one in SIGNALS if signal.getsignal(one) is not signal.SIG_IGN]

    def listen(self, end: Callable[[], object] | None = None) -> None:
        """Follow signals from now on, also after a client had them to itself.

        Args:
            end: ends the part of the work that goes on now; without it all of the work ends.
        """
        for number in self._signals:
            asyncio.get_running_loop().add_signal_handler(
                number, self._stop, number, end or self._end
            )

    def _stop(self, number: int, end: Callable[[], object]) -> None:
        self.number = number
        end()


def run(work: Work) -> int:
    """Run the work to its end and return its exit code.

    Raises:
        Stopped: a signal ended it.
    """
    return asyncio.run(_until_stopped(work))


async def _until_stopped(work: Work) -> int:
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - for the type checker: a coroutine runs in a task
    stopping = Stopping(task.cancel)
    stopping.listen()
    try:
        return await work(stopping)
    except asyncio.CancelledError:
        if stopping.number:
            raise Stopped(stopping.number) from None
        raise
