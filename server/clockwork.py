"""What happens in a meeting by itself: it waits for the next moment, and then gives the command.

Which moment that is, and whether it has come, the rules say (`meeting.timing`). Here is the clock.
"""

from __future__ import annotations

import asyncio

from meeting import timing
from meeting.errors import Refused
from server.room import Room

AGAIN = 1.0
"""Seconds until the next try, where what is due could not be done."""


class Clockwork:
    """The clock of one meeting: one timer, for whatever is due first."""

    def __init__(self, room: Room) -> None:
        """Begin with nothing to wait for; `look` comes after every event."""
        self._room = room
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._not_before = 0.0
        self._stopped = False

    def expect(self, grace: float) -> None:
        """After a restart: nothing is due for `grace` seconds, while everybody comes back."""
        self._not_before = self._loop.time() + grace
        self.look()

    def look(self) -> None:
        """Wait for what is due next, as the meeting is now."""
        self._wait(self._seconds())

    def stop(self) -> None:
        """Let nothing happen by itself any more: the server goes."""
        self._stopped = True
        self._wait(None)

    def _seconds(self) -> float | None:
        """Return how long it is until something is due, None where nothing will be."""
        due = timing.due(self._room.state)
        if due is None:
            return None
        rest = self._not_before - self._loop.time()
        return max(0.0, rest, (due.at - self._room.now()) / 1000)

    def _wait(self, seconds: float | None) -> None:
        if self._timer:
            self._timer.cancel()
        again = seconds is not None and not self._stopped
        self._timer = self._loop.call_later(seconds or 0.0, self._ring) if again else None

    def _ring(self) -> None:
        """Give the command that is due; where the loop's clock was early, wait on."""
        self._timer = None
        due = timing.due(self._room.state)
        if due is None:
            return
        if due.at > self._room.now():
            self.look()
        else:
            self._room.note(due.command, self._done)

    def _done(self, outcome: int | Refused) -> None:
        """Go on with what is due next; after a refusal, such as a full disk, a little later."""
        if isinstance(outcome, Refused):
            self._wait(AGAIN)
        else:
            self.look()
