"""A meeting that tests talk to as a server would, with a clock that they set."""

from __future__ import annotations

from meeting import commands as c
from meeting import steps
from meeting.apply import apply
from meeting.decide import decide
from meeting.events import Event
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import SERVER

OPENED = 1_790_000_000_000
"""When the test meetings open: 21 September 2026, 13:33:20 UTC."""


AMEND_DAYS = 7


class Play:
    """An open meeting with its log; a second passes before every command."""

    def __init__(
        self, title: str = "Ramps and rails", language: str = "en", purpose: str = ""
    ) -> None:
        self.meeting = Meeting()
        self.log: list[Event] = []
        self.states = [self.meeting]
        self.at = -1000
        self.do(
            c.OpenMeeting(
                title=title,
                language=language,
                utc=OPENED,
                epoch="e1",
                purpose=purpose,
                amend_days=AMEND_DAYS,
            )
        )

    def do(self, command: c.Command, by: int = SERVER, after: int = 1000) -> tuple[Event, ...]:
        """Decide and apply; return the events that came of it."""
        events = decide(self.meeting, command, by, self.at + after)
        self.at += after
        for event in events:
            self.meeting = apply(self.meeting, event)
            self.log.append(event)
            self.states.append(self.meeting)
        return events

    def undo(self, by: int) -> tuple[Event, ...]:
        """Take back what a host's client would show as the last move."""
        step = steps.last(self.meeting)
        return self.do(c.Undo(undoes=step.seq if step else 0), by)

    def join(self, name: str, *roles: Role) -> int:
        """Let somebody in, as a participant unless said otherwise, and return their number."""
        joined = self.do(c.Join(name=name, roles=roles or (Role.PARTICIPANT,)))
        return joined[0].seq

    def item(self, title: str, host: int) -> int:
        """Put an item on the agenda and return its number."""
        return self.do(c.AddItem(title=title), host)[-1].seq
