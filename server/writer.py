"""One thread that writes to disk, so that the event loop never waits for it.

Appends that arrive while a commit runs share the next one: that is what makes `synchronous=FULL`
cheap (about 1 ms for up to 256 appends, where each alone would take as long).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from server.errors import LogError
from server.log import Append

MOST_TOGETHER = 256
"""Appends in one commit; more would only let the first wait longer."""

Commit = Callable[[Sequence[Append]], Sequence[LogError | None]]
"""Writes appends in one transaction; returns for each None, or why it was not written."""

Timed = Callable[[float], None]
"""Is told how many seconds a commit took."""


class Writer:
    """Commit appends in their order, and settle each in the loop that made the writer."""

    def __init__(self, commit: Commit, timed: Timed = lambda _: None) -> None:
        """Start the thread; `commit` runs in it and nowhere else, and `timed` after each."""
        self._commit = commit
        self._timed = timed
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[Append | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="handrail-log")
        self._thread.start()

    def put(self, append: Append) -> None:
        """Write this one next."""
        self._queue.put(append)

    async def close(self) -> None:
        """Write and settle what is waiting, then end the thread."""
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)
        await asyncio.sleep(0)  # the last ones are settled in the next turn of the loop

    def _run(self) -> None:
        while True:
            batch = self._next()
            appends = [append for append in batch if append is not None]
            if appends:
                began = monotonic()
                outcomes = self._commit(appends)
                self._timed(monotonic() - began)
                self._loop.call_soon_threadsafe(self._settle, appends, outcomes)
            if len(appends) < len(batch):
                return

    def _settle(self, appends: Sequence[Append], outcomes: Sequence[LogError | None]) -> None:
        """Settle each by itself: what goes wrong with one takes no other along."""
        for append, outcome in zip(appends, outcomes, strict=True):
            self._loop.call_soon(append.settled, outcome)

    def _next(self) -> list[Append | None]:
        """Wait for one append, then take along what came with it."""
        batch = [self._queue.get()]
        try:
            while batch[-1] is not None and len(batch) < MOST_TOGETHER:
                batch.append(self._queue.get_nowait())
        except Empty:
            pass
        return batch
