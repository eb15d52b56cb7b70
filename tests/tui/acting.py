"""A line with a meeting behind it that a test plays by itself: no server, no socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

from client import happenings as h
from meeting import commands as c
from meeting.apply import apply
from meeting.decide import decide
from meeting.errors import Refused as NotDone
from meeting.events import Event
from meeting.privacy import seen_by
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import SERVER, Word
from meeting.wire import Done, Refused, Speech


class ActedLine:
    """A meeting and your line to it; what others do is called for by the test.

    Attributes:
        meeting: the state as you see it.
        asked: the commands that came from you.
        hung_up: whether the line was hung up.
    """

    def __init__(self) -> None:
        self.meeting = Meeting()
        self.asked: list[c.Command] = []
        self.hung_up = False
        self.you = 0
        self.at = 0
        self._whole = Meeting()
        self._missing = 0
        self._log: list[Event] = []
        self._waiting: asyncio.Queue[h.Happening] = asyncio.Queue()

    def happens(self, command: c.Command, by: int = SERVER, *, missed: bool = False) -> None:
        """Let somebody ask for something, and let you see what comes of it."""
        for event in decide(self._whole, command, by, self.at):
            self._happened(event, missed=missed)

    def _happened(self, event: Event, *, missed: bool) -> None:
        self._log.append(event)
        self._whole = apply(self._whole, event)
        self.sees(event, self._whole, missed=missed)

    def of_a_new_program(self) -> ActedLine:
        """Return the line of the same person after a crash: all that happened comes once more."""
        line = ActedLine()
        line.at = self.at
        line.welcome(self.you)
        for event in self._log:
            line._happened(event, missed=True)
        line.caught_up()
        return line

    def sees(self, event: Event, whole: Meeting, *, missed: bool = False) -> None:
        """Let an event come over the line, as far as it is yours to see; `whole` is after it."""
        seen = seen_by(event, self.you, whole)
        before, self.meeting = self.meeting, apply(self.meeting, seen)
        self._missing += missed
        self.put(h.Happened(seen, before, self.meeting, missed))

    def put(self, happening: h.Happening) -> None:
        """Let this come over the line."""
        self._waiting.put_nowait(happening)

    def welcome(self, you: int, *, again: bool = False) -> None:
        """Let you in; what happens before `caught_up` should be `missed`."""
        self.you = you
        self._missing = 0
        self.put(h.Welcomed(you, (), "ABCD", self._missing, again))

    def caught_up(self, *, again: bool = False) -> None:
        """Say that you have everything."""
        self.put(h.CaughtUp(self._missing, again))

    def person(self, name: str) -> int:
        """Return somebody's number."""
        return next(one.id for one in self._whole.people.values() if one.name == name)

    def caption(self, text: str, *, missed: bool = False, words: tuple[Word, ...] = ()) -> None:
        """Let the captioner hand in a piece of speech."""
        self.at += 1000
        command = c.AddCaption(text=text, start=self.at - 900, end=self.at, words=words)
        self.happens(command, self.person("Captions"), missed=missed)

    def waiting(self) -> Iterator[h.Happening]:
        """Yield what has come over the line and was not looked at."""
        while not self._waiting.empty():
            yield self._waiting.get_nowait()

    async def __aiter__(self) -> AsyncIterator[h.Happening]:
        """Yield happenings, ending after `Ended`."""
        while True:
            happening = await self._waiting.get()
            yield happening
            if isinstance(happening, h.Ended):
                return

    async def ask(self, command: c.Command) -> Done | Refused:
        """Answer as the server would."""
        self.asked.append(command)
        try:
            self.happens(command, self.you)
        except NotDone as refused:
            return Refused(why=refused.why, next=refused.next)
        return Done(id=command.id, seq=self.meeting.seq)

    def speak(self, speech: Speech) -> None:
        """Drop it: nobody captions here."""

    async def hang_up(self) -> None:
        """Note it."""
        self.hung_up = True


def webinar(*roles: Role) -> ActedLine:
    """Return the line of Cho, who comes into a webinar with two items and two people waiting."""
    line = ActedLine()
    line.put(h.Welcomed(you=5, roles=roles, code="ABCD"))
    line.happens(c.OpenMeeting(title="Webinar", language="en", utc=0, epoch="e"), missed=True)
    line.happens(c.Join(name="Ana Silva", roles=(Role.HOST,)), missed=True)
    line.happens(c.Join(name="Ben Okoro", roles=(Role.PARTICIPANT,)), missed=True)
    line.happens(c.Join(name="Captions", roles=(Role.CAPTIONER,)), missed=True)
    line.you = 5
    line.happens(c.Join(name="Cho", roles=roles or (Role.PARTICIPANT,)), missed=True)
    for title in ("Welcome", "Budget"):
        line.happens(c.AddItem(title=title), line.person("Ana Silva"), missed=True)
    first = line.meeting.agenda[0].id
    line.happens(c.StartItem(item=first), line.person("Ana Silva"), missed=True)
    line.happens(c.RaiseHand(), line.person("Ana Silva"), missed=True)
    line.happens(c.RaiseHand(), line.person("Ben Okoro"), missed=True)
    start = c.StartCaptions(language="en", engine="vosk")
    line.happens(start, line.person("Captions"), missed=True)
    line.caught_up()
    return line
