"""A meeting's hall: its room with its doors, its relay, and who is in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.state import Meeting, Status
from server import listener
from server.clock import MeetingClock
from server.clockwork import Clockwork
from server.config import Config
from server.doors import Doors
from server.errors import LogError
from server.limits import Limits
from server.log import KeyHash, Log
from server.presence import Presence
from server.relay import Relay
from server.room import Room


class Hall:
    """Everything that belongs to one meeting on a server."""

    def __init__(
        self, code: str, log: Log, config: Config, broke: Callable[[LogError], None]
    ) -> None:
        """Begin empty; `broke` is told when the log takes no more."""
        self.measures = config.measures
        self.plain_text = listener.is_readable(config)
        self.relay = Relay()
        self.doors = Doors()
        self.coming: dict[bytes, asyncio.Future[int]] = {}
        limits = Limits(config.clocks.steady, config.limits)
        self.room = Room(code, log, self.relay, limits, self)
        self.presence = Presence(self.room, config.times.grace)
        self._clockwork = Clockwork(self.room)
        self._config = config
        self._broke = broke
        self._captioned = 0

    @property
    def caption_age(self) -> int:
        """The milliseconds since the newest caption, or since somebody began to caption."""
        return self.room.now() - self._captioned

    def load(self, kept: Iterable[tuple[e.Event, bytes]], doors: Doors) -> None:
        """Take over what the log has; who was here has some time to come back."""
        self.doors = doors
        self.room.load(kept, self._clock)
        if self.room.state.status is Status.OPEN:
            self.presence.expect(self._config.times.restart_grace)
            self._clockwork.expect(self._config.times.restart_grace)

    def happened(self, event: e.Event) -> None:
        """Count it, look what is due next, let go of who is gone, and show newcomers host notes."""
        self.measures.events += 1
        if isinstance(event, e.CaptionAdded | e.CaptionsStarted):
            self._captioned = event.at
        self._clockwork.look()
        if isinstance(event, e.PersonLeft | e.PersonRemoved):
            guest = self.presence.find(event.person)
            if guest:
                guest.left(removed=isinstance(event, e.PersonRemoved))
        newcomer = _newcomer(event)
        if newcomer and any(item.notes for item in self.room.state.agenda):
            self.room.note(c.ShowNotes(person=newcomer), _nobody_asked)

    def relocked(self, links: Sequence[KeyHash]) -> None:
        """Let the new links open the meeting in place of the old ones."""
        self.doors.change(links)

    def stop(self) -> None:
        """Tell of nobody any more, and let nothing happen by itself: the server goes."""
        self.presence.stop()
        self._clockwork.stop()

    def broke(self, error: LogError) -> None:
        """Pass on that the log takes no more."""
        self._broke(error)

    def _clock(self, state: Meeting) -> MeetingClock:
        return MeetingClock(self._config.clocks, state.utc, state.at)


def _newcomer(event: e.Event) -> int:
    """Return who came in or got a role, 0 for nobody."""
    if isinstance(event, e.PersonJoined):
        return event.seq
    return event.person if isinstance(event, e.RoleGiven | e.TookOver) else 0


def _nobody_asked(_answer: int | Refused) -> None:
    """Drop the answer to what the server asked for by itself."""
