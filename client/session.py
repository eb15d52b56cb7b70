"""The half of a connection that has no socket: what to send, and what to make of what comes.

Events are applied once each, in order. Commands keep their id until they are answered, over as
many connections as that takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from client import happenings as h
from client.cleaning import cleaned
from client.errors import NotLetIn, OutOfStep, Removed
from client.partials import Partials
from meeting.apply import apply
from meeting.commands import Command, TellNeeds
from meeting.errors import Unreadable
from meeting.events import Event
from meeting.language import later, say, tag
from meeting.state import Meeting
from meeting.wire import Done, Goodbye, Hello, Partial, Refused, Reset, Welcome, decode_server

_LOST = later("The meeting's record began anew, so this was not done.")
_LOOK = later("Look, then do it again.")
_BROKEN = later("The server sent something that Handrail does not understand.")
_UPDATE = later("Look for a newer version of Handrail.")


class Gap(OutOfStep):
    """An event is missing; the server sends it again to whoever asks."""


class Step(Struct, frozen=True):
    """What follows from one message: happenings to tell, commands to send, answers to hand out."""

    happenings: tuple[h.Happening, ...] = ()
    send: tuple[Command, ...] = ()
    answers: tuple[Done | Refused, ...] = ()
    goodbye: Goodbye | None = None


class Session:
    """One person's side of the conversation with one meeting.

    Attributes:
        meeting: the state after the last event.
        you: your number, 0 before the first welcome.
        key: the key that makes you the same person again; "" before the first welcome.
        doubles: how many events came again and were dropped.
    """

    def __init__(
        self,
        *,
        token: str,
        new_id: Callable[[], str],
        key: str = "",
        made: str = "",
        name: str = "",
        addressed: str = "",
    ) -> None:
        """Begin with what opens the door: the link's secret, or a kept key.

        Args:
            token: the link's secret.
            new_id: makes a new id for every command, never the same for anybody.
            key: the session key of an earlier visit, or "".
            made: the key for a first visit, the same for each try; "" lets the server make one.
            name: how to be called, for a first visit.
            addressed: how to be addressed, for a first visit.
        """
        self.meeting = Meeting()
        self.you = 0
        self.key = key
        self.doubles = 0
        self._token = token
        self._made = made
        self._called = {"name": name, "addressed": addressed}
        self._new_id = new_id
        self._epoch = ""
        self._connected = False
        self._head = 0  # you are up to date with this event
        self._from = 0  # you were up to date with this event
        self._caught_up = False
        self._welcomes = 0
        self._pending: dict[str, Command] = {}
        self._done: dict[str, Done] = {}  # answered, but the events are still on their way
        self._partials = Partials()

    def hello(self) -> Hello:
        """Return the first message of a new connection."""
        self._connected = self._caught_up = False
        self._partials = Partials()
        since, epoch = self.meeting.seq, self._epoch
        if self.key:
            return Hello(session=self.key, since=since, epoch=epoch, language=tag())
        return Hello(
            token=self._token,
            key=self._made,
            since=since,
            epoch=epoch,
            language=tag(),
            **self._called,
        )

    def ask(self, command: Command) -> tuple[str, tuple[Command, ...]]:
        """Take a command; return its id, and what to send now (nothing while the line is down)."""
        command = replace(command, id=self._new_id())
        self._pending[command.id] = command
        return command.id, (command,) if self._connected else ()

    def receive(self, data: str | bytes) -> Step:
        """Take in one message.

        Raises:
            Gap: an event is missing before this one; say hello on a new connection.
            OutOfStep: it cannot be read.
            NotLetIn: the server does not open the door.
        """
        try:
            message = decode_server(data)
        except Unreadable:
            raise OutOfStep(say(_BROKEN), say(_UPDATE)) from None
        if isinstance(message, Partial):  # which is cleaned when it is whole
            heard = self._partials.take(message)
            return Step(happenings=(heard,) if heard else ())
        return self._take(cleaned(message))

    def forget_key(self) -> bool:
        """Drop a kept key that the server does not take; tell whether the link may be tried."""
        usable = bool(self.key) and not self._welcomes
        self.key = "" if usable else self.key
        return usable

    def _take(self, message: Welcome | Done | Refused | Reset | Goodbye | Event) -> Step:
        match message:
            case Welcome():
                return self._welcomed(message)
            case Done() | Refused():
                return self._answered(message)
            case Reset():
                return self._reset(message)
            case Goodbye():
                if message.again is None and not self._connected:
                    kind = Removed if message.removed else NotLetIn
                    raise kind(message.why, message.next)
                return Step(goodbye=message)
            case Event():
                return self._event(message)

    def _welcomed(self, welcome: Welcome) -> Step:
        self.you, self.key, self._epoch = welcome.you, welcome.session, welcome.epoch
        self._connected = True
        self._head, self._from = welcome.seq, self.meeting.seq
        self._welcomes += 1
        missed = max(0, self._head - self._from)
        again = self._welcomes > 1
        hello = h.Welcomed(
            welcome.you,
            welcome.roles,
            welcome.code,
            missed,
            again,
            welcome.at,
            plain_text=welcome.plain_text,
        )
        self._tell_needs_again(again=again)
        return Step(happenings=(hello, *self._up_to_date()), send=tuple(self._pending.values()))

    def _tell_needs_again(self, *, again: bool) -> None:
        """Tell what you need anew: a server that was started again has forgotten it.

        It keeps access needs in memory only. Where it has them still, this changes nothing.
        """
        told = self.meeting.needs.get(self.you)
        if again and told:
            command = TellNeeds(id=self._new_id(), needs=told.needs, words=told.words)
            self._pending[command.id] = command

    def _event(self, event: Event) -> Step:
        before = self.meeting
        if event.seq <= before.seq:
            self.doubles += 1
            return Step()
        if event.seq != before.seq + 1:
            raise Gap(
                say("A part of the meeting got lost on the way."),
                say("Handrail asks for it again."),
            )
        self.meeting = apply(before, event)
        happened = h.Happened(event, before, self.meeting, missed=event.seq <= self._head)
        return Step(happenings=(happened, *self._up_to_date()), answers=tuple(self._now_done()))

    def _up_to_date(self) -> Iterator[h.CaughtUp]:
        if not self._caught_up and self.meeting.seq >= self._head:
            self._caught_up = True
            yield h.CaughtUp(self.meeting.seq - self._from, again=self._welcomes > 1)

    def _answered(self, answer: Done | Refused) -> Step:
        if isinstance(answer, Refused) and not answer.id:
            if not self._connected:
                raise NotLetIn(answer.why, answer.next)
            return Step(happenings=(h.Warned(answer.why, answer.next),))
        if self._pending.pop(answer.id, None) is None:
            return Step()
        if isinstance(answer, Refused):
            return Step(answers=(answer,))
        self._done[answer.id] = answer
        return Step(answers=tuple(self._now_done()))

    def _now_done(self) -> Iterator[Done]:
        """Yield the answers whose events have all come."""
        ready = [one for one in self._done.values() if one.seq <= self.meeting.seq]
        for one in ready:
            del self._done[one.id]
            yield one

    def _reset(self, reset: Reset) -> Step:
        """Forget the meeting; commands about it must not meet the new one, whose numbers differ."""
        lost = (Refused(id=one, why=say(_LOST), next=say(_LOOK)) for one in self._pending)
        answers: tuple[Done | Refused, ...] = (*lost, *self._done.values())
        self._pending.clear()
        self._done.clear()
        self.meeting, self._epoch = Meeting(), reset.epoch
        self._caught_up, self._from, self._head = False, 0, reset.seq
        return Step(happenings=(h.StartedAgain(),), answers=answers)
