"""Who is connected; and who lost their line, once it has been gone for long enough to say so.

Lines break and come back all the time. Nobody needs to hear of the short breaks.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Protocol

from meeting import commands as c
from meeting.errors import Refused
from server.room import Room


class Guest(Protocol):
    """A connection that somebody is here with."""

    def replaced(self) -> None:
        """Go: the same person came in from somewhere else."""
        ...

    def left(self, *, removed: bool) -> None:
        """Go: the person has left the meeting, or was `removed` from it."""
        ...


class Presence:
    """The connections of one meeting's people: at most one for each."""

    def __init__(self, room: Room, grace: float) -> None:
        """Begin with nobody; `grace` is the seconds before a lost line is told."""
        self._room = room
        self._grace = grace
        self._loop = asyncio.get_running_loop()
        self._guests: dict[int, Guest] = {}
        self._timers: dict[int, asyncio.TimerHandle] = {}
        self._stopped = False

    def __len__(self) -> int:
        """Count who is connected."""
        return len(self._guests)

    def expect(self, grace: float) -> None:
        """After a restart: give everybody who was here `grace` seconds to come back."""
        for person in self._room.state.people.values():
            if person.here and not person.away:
                self._later(person.id, grace)

    def come(self, person: int, guest: Guest) -> None:
        """Take note that somebody is connected; an older connection of theirs goes."""
        older = self._guests.get(person)
        self._guests[person] = guest
        if older:
            older.replaced()
        self._stop_timer(person)
        self._note(person)

    def go(self, person: int, guest: Guest) -> None:
        """Take note that a connection is gone; if it is not back in time, everybody is told."""
        if self._guests.get(person) is guest:
            del self._guests[person]
            self._later(person, self._grace)

    def find(self, person: int) -> Guest | None:
        """Return the connection that somebody is here with."""
        return self._guests.get(person)

    def stop(self) -> None:
        """Tell of nobody any more: the server goes, not they."""
        self._stopped = True
        for person in list(self._timers):
            self._stop_timer(person)

    def _later(self, person: int, grace: float) -> None:
        self._stop_timer(person)
        if not self._stopped:
            self._timers[person] = self._loop.call_later(grace, self._note, person)

    def _stop_timer(self, person: int) -> None:
        timer = self._timers.pop(person, None)
        if timer:
            timer.cancel()

    def _note(self, person: int) -> None:
        """Put on record whether the person's line is there."""
        self._timers.pop(person, None)
        kind = c.RegainLine if person in self._guests else c.LoseLine
        self._room.note(kind(person=person), partial(self._noted, person))

    def _noted(self, person: int, outcome: int | Refused) -> None:
        """Try again later where it could not be written; who left for good is no matter."""
        known = self._room.state.people.get(person)
        if isinstance(outcome, Refused) and known and known.here:
            self._later(person, self._grace)
