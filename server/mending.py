"""Mend the record of a kept meeting on this computer: through the same door as in a live one.

Nothing is written before the first change. Each change is on disk before it counts.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import reduce
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from meeting import commands as c
from meeting import events as e
from meeting.apply import apply
from meeting.decide import decide
from meeting.errors import Refused
from meeting.final import is_final
from meeting.rules.mending import somebody_by_name
from meeting.state import Meeting
from meeting.values import SERVER
from server.clock import Clocks, MeetingClock
from server.errors import LogError
from server.limits import Limit, Limits
from server.log import Log
from server.relay import Relay
from server.room import Room
from server.sqlite_log import open_log
from server.sqlite_read import read_events

Events = tuple[e.Event, ...]

_NO_LIMIT = {c.Command: Limit(rate=1e6, burst=1e6)}
"""Who has the log asks for as much as they like: nobody else waits for this room."""

_ID_BYTES = 8

_TICK = 0.001
"""Seconds until the meeting's clock goes on."""


@asynccontextmanager
async def mending(
    path: Path, code: str, name: str, clocks: Clocks | None = None
) -> AsyncIterator[Mending]:
    """Open a meeting to mend it; no server can use the log meanwhile.

    Args:
        path: the file of the log.
        code: the meeting's code.
        name: who mends; it stands beside every correction.
        clocks: where time comes from.

    Raises:
        Refused: nobody may go by that name.
        NoSuchMeeting: the log has no meeting of that code.
        LogError: the log cannot be used; a server may have it.
    """
    next(read_events(path, code), None)  # looks whether it is there before anything is made
    log = open_log(path)
    try:
        yield Mending(log, code, name, clocks or Clocks())
    finally:
        await log.close()


class Mending:
    """One kept meeting, and the person who mends it.

    Attributes:
        steps: what the log had at the beginning: the events of each command, in order.
    """

    def __init__(self, log: Log, code: str, name: str, clocks: Clocks) -> None:
        """Read the whole meeting; raises as `mending`."""
        self._name = name
        self._you = 0
        self._happened: list[e.Event] = []
        self._answer: asyncio.Future[int | Refused] | None = None
        self._room = Room(code, log, Relay(), Limits(clocks.steady, _NO_LIMIT), self)
        kept = list(log.read(code))
        self.steps = [tuple(event for event, _ in step) for _, step in groupby(kept, key=_moment)]
        self._room.load(kept, lambda state: MeetingClock(clocks, state.utc, state.at))
        self._after_coming()

    @property
    def you(self) -> int:
        """The number of the person who mends, 0 where the meeting does not know them yet."""
        known = somebody_by_name(self._state, self._name)
        return self._you or (known.id if known else 0)

    async def ask(self, command: c.Command) -> Events:
        """Carry out a command, and return what came of it once that is on disk.

        Raises:
            Refused: the command may not or cannot be done; nothing changes.
            LogError: the disk failed, and nobody knows what was written.
        """
        came: Events = ()
        if not self._you:
            after = self._after_coming()
            known = somebody_by_name(after, self._name)
            decide(after, command, known.id if known else SERVER, self._room.now())
            came = await self._settled(c.ComeToMend(name=self._name))
            self._you = self.you
        return (*came, *await self._settled(command))

    def happened(self, event: e.Event) -> None:
        """Take note of an event that is on disk."""
        self._happened.append(event)

    def relocked(self, _links: object) -> None:
        """Pass over new links: nobody comes in here."""

    def broke(self, error: LogError) -> None:
        """Pass on that the log takes no more."""
        if self._answer and not self._answer.done():
            self._answer.set_exception(error)

    def _after_coming(self) -> Meeting:
        """Return the meeting as it would be with who mends in it; raises Refused."""
        come = c.ComeToMend(name=self._name)
        return reduce(apply, decide(self._state, come, SERVER, self._room.now()), self._state)

    @property
    def is_final(self) -> bool:
        """Tell whether words can only be taken out any more."""
        return is_final(self._state, self._room.now())

    @property
    def _state(self) -> Meeting:
        return self._room.state

    async def _settled(self, command: c.Command) -> Events:
        if self._room.now() == self._state.at:  # a time of its own tells its events apart
            await asyncio.sleep(_TICK)
        self._answer = answer = asyncio.get_running_loop().create_future()
        if isinstance(command, c.Internal):
            self._room.note(command, answer.set_result)
        else:
            named = replace(command, id=os.urandom(_ID_BYTES).hex())
            self._room.ask(self.you, named, answer.set_result)
        outcome = await answer
        happened, self._happened = tuple(self._happened), []
        if isinstance(outcome, Refused):
            raise outcome
        return happened


def _moment(kept: tuple[e.Event, bytes]) -> tuple[int, int]:
    """Return who asked for an event, and when: the same for the events of one command."""
    event, _ = kept
    return event.by, event.at
