"""The one door for change in a meeting: decide, append to the log, apply, send.

Deciding, appending and applying are one synchronous step, so the order is total without locks. What
was decided goes out only when the log has it on disk: events first, then the answer, in that order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from meeting import commands as c
from meeting import events as e
from meeting.apply import apply
from meeting.decide import decide
from meeting.erasing import NAMES, erased, erases, lasting
from meeting.errors import Refused
from meeting.privacy import PRIVATE, audience, logged, public
from meeting.roles import Role
from meeting.rules.captions import speaker_between
from meeting.state import Meeting
from meeting.text import clean
from meeting.values import SERVER
from meeting.wire import Partial, Speech, decode_event, encode
from server import chain, frames
from server.clock import MeetingClock
from server.errors import LogError
from server.first_answers import Answer, FirstAnswers
from server.limits import Limits
from server.log import Append, Kept, KeyHash, Log, Session
from server.relay import Relay

STORAGE = Refused(
    "The server cannot write to its disk now.", "Nothing was kept of this. Try again in a minute."
)
_TOO_FAST = Refused("That was a lot in a short time.", "Wait a moment, then try again.")
_NO_ID = Refused("The command has no id.", "Give every command an id of its own.")


@dataclass(slots=True, eq=False)
class _Wish:
    """A command that was decided and waits for its turn to go out.

    Attributes:
        ahead: the meeting after it.
        answer: takes the answer.
        events: what follows from it.
        refused: why nothing follows from it.
        links: what opens the meeting from then on.
        source: the captioner, where it is a caption of theirs.
        written: it is on disk, or has nothing to write.
    """

    ahead: Meeting
    answer: Answer
    events: Sequence[Kept] = ()
    refused: Refused | None = None
    links: Sequence[KeyHash] = ()
    source: int = 0
    written: bool = False


class Watcher(Protocol):
    """Somebody who is told of what has happened in a room."""

    def happened(self, event: e.Event) -> None:
        """Take note of an event that is on disk."""
        ...

    def relocked(self, links: Sequence[KeyHash]) -> None:
        """Take note of links that are on disk; each replaces its role's old one at once."""
        ...

    def broke(self, error: LogError) -> None:
        """Take note that the log takes no more; what waited for it gets no answer."""
        ...


class Room:
    """One meeting on a server."""

    def __init__(self, code: str, log: Log, relay: Relay, limits: Limits, watcher: Watcher) -> None:
        """Begin empty; `open` or `load` comes next.

        Args:
            code: the meeting's short code.
            log: where its events are kept.
            relay: where its events go out.
            limits: how much one person may ask for.
            watcher: told of what has happened.
        """
        self.code = code
        self._log = log
        self._relay = relay
        self._limits = limits
        self._watcher = watcher
        self._clock: MeetingClock | None = None
        self._state = self._ahead = Meeting()
        self._waiting: deque[_Wish] = deque()
        self._answers = FirstAnswers(partial(log.first_answer, code))
        self._lent: dict[int, list[int]] = {}

    @property
    def state(self) -> Meeting:
        """The meeting as everybody may see it: all of it is on disk."""
        return self._state

    def now(self) -> int:
        """Return the meeting's time, which never goes back."""
        return max(self._clock.now() if self._clock else 0, self._ahead.at)

    def open(
        self, command: c.OpenMeeting, links: Sequence[KeyHash], clock: MeetingClock, answer: Answer
    ) -> None:
        """Begin the meeting, with the links that lead into it."""
        self._clock = clock
        self._queue(self._decided(SERVER, command), answer, links=links)

    def load(
        self, kept: Iterable[tuple[e.Event, bytes]], clock: Callable[[Meeting], MeetingClock]
    ) -> None:
        """Take over what the log has; `clock` makes the meeting's clock from its state.

        Nothing went out before, and what was erased is blank in the log: nothing is taken back.
        """
        for event, body in kept:
            self._state = apply(self._state, event)
            if public(event) is event:
                self._relay.publish(frames.text(body))
            else:
                self._send(Kept(event, body))
        self._ahead = self._state
        self._answers.load(self._state.seq)
        self._clock = clock(self._state)

    def ask(self, by: int, command: c.Command, answer: Answer) -> None:
        """Decide a person's command; `answer` is called once, when all before it is on disk."""
        key, digest = (by, command.id), chain.digest(encode(command))
        if not command.id:
            answer(_NO_ID)
        elif self._repeated(key, digest, answer):
            return
        elif not self._limits.allow(by, type(command)):
            answer(_TOO_FAST)
        else:
            outcome = self._decided(by, command)
            self._answers.begin(key, digest, answer)
            source = by if isinstance(command, c.AddCaption) else SERVER
            self._queue(
                outcome,
                partial(self._give, key),
                last=(command.id, digest),
                source=source,
                links=() if isinstance(outcome, Refused) else _links(command, outcome),
            )

    def _repeated(self, key: tuple[int, str], digest: bytes, answer: Answer) -> bool:
        """Answer a command that came before; also where the log cannot tell whether it did."""
        try:
            return self._answers.repeat(key, digest, answer)
        except LogError as error:
            if error.passing:
                answer(STORAGE)
            else:
                self._watcher.broke(error)
            return True

    def join(self, command: c.Join, session: bytes, answer: Answer) -> None:
        """Let somebody in, and back in with the key of this hash; answers with their number."""
        person = self._ahead.seq + 1
        self._queue(
            self._decided(SERVER, command),
            lambda outcome: answer(outcome if isinstance(outcome, Refused) else person),
            session=Session(person, session),
        )

    def note(self, command: c.ByServer, answer: Answer) -> None:
        """Decide what the server itself has noticed, or prepares."""
        self._queue(self._decided(SERVER, command), answer)

    def speak(self, person: int, speech: Speech) -> None:
        """Show words still being recognised; drop them where the person does not caption."""
        if self._state.captioner(person) is None:
            return
        text = clean(speech.text)
        stable = min(len(clean(speech.text[: speech.stable])), len(text))
        speaker = speaker_between(self._state, speech.start, self.now())
        self._relay.speak(
            Partial(source=person, speaker=speaker, revision=0, text=text, stable=stable)
        )

    def _decided(self, by: int, command: c.Command) -> tuple[e.Event, ...] | Refused:
        try:
            return decide(self._ahead, command, by, self.now())
        except Refused as refused:
            return refused

    def _queue(
        self,
        outcome: tuple[e.Event, ...] | Refused,
        answer: Answer,
        *,
        last: tuple[str, bytes] = ("", b""),
        source: int = SERVER,
        links: Sequence[KeyHash] = (),
        session: Session | None = None,
    ) -> None:
        """Apply what was decided to the state ahead, and let it wait for its turn to go out."""
        if isinstance(outcome, Refused):
            wish = _Wish(self._ahead, answer, refused=outcome, written=True)
        else:
            kept, self._ahead = _kept(outcome, self._ahead, *last)
            wish = _Wish(self._ahead, answer, kept, links=links, written=not outcome)
        self._waiting.append(wish)
        if wish.written:
            self._go_out()
            return
        if source:
            wish.source = source
            self._relay.caption_coming(source)
        append = Append(
            code=self.code,
            events=wish.events,
            links=wish.links,
            session=session,
            settled=partial(self._settled, wish),
        )
        self._log.append(append)

    def _settled(self, wish: _Wish, error: LogError | None) -> None:
        if error is None:
            wish.written = True
            self._go_out()
        elif wish in self._waiting:  # else it was taken back with the one before it
            self._take_back(error)

    def _go_out(self) -> None:
        """Send what is on disk, and answer, as far as nothing before it still waits."""
        while self._waiting and self._waiting[0].written:
            wish = self._waiting.popleft()
            self._state = wish.ahead
            if wish.links:
                self._watcher.relocked(wish.links)
            for kept in wish.events:
                self._send(kept)
                self._follow_up(kept.whole or kept.event)
                self._watcher.happened(kept.event)
            if wish.source:
                self._relay.caption_settled(wish.source)
            wish.answer(wish.refused or wish.ahead.seq)

    def _take_back(self, error: LogError) -> None:
        """Go back to what is on disk: what was decided behind a failed command falls with it."""
        fallen, self._waiting = self._waiting, deque()
        self._ahead = self._state
        for wish in fallen:
            if wish.source:
                self._relay.caption_settled(wish.source)
        if not error.passing:
            self._watcher.broke(error)
            return
        for wish in fallen:
            wish.answer(STORAGE)

    def _give(self, key: tuple[int, str], outcome: int | Refused) -> None:
        if outcome is STORAGE:
            self._answers.forget(key, STORAGE)
        else:
            self._answers.give(key, outcome)

    def _send(self, kept: Kept) -> None:
        """Hand an event to the relay: as it is, or in two forms, the whole for its people.

        Words that are not kept go to who is here; names are told to who comes later too.
        """
        event = kept.whole or kept.event
        shown = public(event)
        if shown is not event:
            whole, people = frames.text(encode(event)), audience(event, self._state)
            self._relay.publish(frames.text(encode(shown)), whole=whole, people=people)
            self._lend(event, people)
        elif kept.whole is None:
            self._relay.publish(frames.text(kept.body))
        elif isinstance(event, NAMES):
            self._relay.publish(frames.text(encode(event)))
        else:
            self._relay.publish(frames.text(kept.body), passing=frames.text(encode(event)))

    def _lend(self, event: e.Event, people: Collection[int]) -> None:
        """Remember what helpers are given of others, to take it back with the role."""
        if isinstance(event, PRIVATE):
            for helper in people:
                if helper != event.person:
                    self._lent.setdefault(helper, []).append(event.seq)

    def _follow_up(self, event: e.Event) -> None:
        """Take back what went out before, where the event says so."""
        if isinstance(event, e.RoleTaken) and event.role is Role.ACCESS_HELPER:
            self._relay.take_back(event.person, self._lent.pop(event.person, ()))
        elif isinstance(event, e.CaptionAdded):
            self._relay.end_partials(event.by)
        elif isinstance(event, e.CaptionsStopped):
            self._relay.end_partials(event.captioner)
        elif isinstance(event, e.Redacted | e.ConsentRefused):
            self._relay.amend(partial(_without, event))


def _links(command: c.Command, events: Sequence[e.Event]) -> tuple[KeyHash, ...]:
    """Return the link that a command makes, and the invitation that it is for."""
    if not isinstance(command, c.ChangeLink | c.Invite):
        return ()
    number = events[0].seq if isinstance(command, c.Invite) else 0
    return (KeyHash(command.role, bytes.fromhex(command.key), number),)


def _without(erasing: e.Event, frame: bytes) -> bytes:
    """Return the frame of an event as it is after words were taken out."""
    event = decode_event(frames.payload(frame))
    if isinstance(event, NAMES) or not erases(erasing, event):
        return frame
    return frames.text(encode(erased(event)))


def _kept(
    events: Sequence[e.Event], before: Meeting, command: str, digest: bytes
) -> tuple[tuple[Kept, ...], Meeting]:
    """Return the events as the log keeps them, and the meeting after them.

    The last event carries the command, with its hash only where all its words are kept: a hash
    tells words to whoever tries enough of them. Of a private event the log does not keep whose it
    is, so it cannot keep the command either: that is remembered while the server runs.
    """
    kept: list[Kept] = []
    for event in events:
        known = logged(event)
        least = lasting(known, before)
        kept.append(Kept(least, encode(least), whole=None if least is event else event))
        before = apply(before, event)
    if kept and logged(events[-1]) is events[-1]:
        passes = any(one.whole for one in kept)
        kept[-1] = kept[-1]._replace(command=command, digest=b"" if passes else digest)
    return tuple(kept), before
