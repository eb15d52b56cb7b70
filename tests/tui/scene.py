"""A small meeting to look at, and a line that a test holds both ends of."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

from client.happenings import CaughtUp, Ended, Happened, Happening, Heard, Welcomed
from meeting import commands as c
from meeting.apply import apply
from meeting.decide import decide
from meeting.errors import Refused as NotDone
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import SERVER, Kind, Sort
from meeting.wire import Done, Refused, Speech

MINUTE = 60_000


class Play:
    """Make happenings out of commands, as a server and a line would."""

    def __init__(self) -> None:
        """Begin before the meeting."""
        self.meeting = Meeting()
        self.at = 0

    def do(self, command: c.Command, by: int = SERVER, *, missed: bool = False) -> list[Happened]:
        """Return what happens when somebody asks for this."""
        happened = []
        for event in decide(self.meeting, command, by, self.at):
            after = apply(self.meeting, event)
            happened.append(Happened(event, self.meeting, after, missed))
            self.meeting = after
        return happened

    def join(self, name: str, *roles: Role) -> list[Happened]:
        """Return what happens when somebody comes in."""
        return self.do(c.Join(name=name, roles=roles or (Role.PARTICIPANT,)))

    def caption(self, by: int, text: str) -> list[Happened]:
        """Return what happens when a captioner hands in a piece of speech."""
        start = max(0, self.at - 4000)
        return self.do(c.AddCaption(text=text, start=start, end=self.at), by)

    def person(self, name: str) -> int:
        """Return somebody's number."""
        return next(one.id for one in self.meeting.people.values() if one.name == name)


class FakeLine:
    """A line whose happenings a test puts in, and whose commands it sees."""

    def __init__(self, *happenings: Happening, play: Play | None = None, you: int = 0) -> None:
        """Begin with these happenings waiting; with a `play`, commands are answered by it."""
        self.asked: list[c.Command] = []
        self.hung_up = False
        self._play, self._you = play, you
        self._waiting: asyncio.Queue[Happening] = asyncio.Queue()
        self.put(*happenings)

    def put(self, *happenings: Happening) -> None:
        """Let these happen."""
        for happening in happenings:
            self._waiting.put_nowait(happening)

    async def __aiter__(self) -> AsyncIterator[Happening]:
        """Yield happenings, ending after `Ended`."""
        while True:
            happening = await self._waiting.get()
            yield happening
            if isinstance(happening, Ended):
                return

    async def ask(self, command: c.Command) -> Done | Refused:
        """Note the command; let it happen where there is a play."""
        self.asked.append(command)
        if self._play is None:
            return Done(id="", seq=0)
        try:
            self.put(*self._play.do(command, self._you))
        except NotDone as refused:
            return Refused(why=refused.why, next=refused.next)
        return Done(id="", seq=self._play.meeting.seq)

    def speak(self, speech: Speech) -> None:
        """Drop it: screens do not speak."""

    async def hang_up(self) -> None:
        """Note it."""
        self.hung_up = True


def begin(play: Play, you: str, *roles: Role, others: bool = True) -> Iterator[Happening]:
    """Yield the happenings of coming into a meeting with an agenda."""
    before = play.do(c.OpenMeeting(title="Meetings for everybody", language="en", utc=0, epoch="e"))
    before += play.join("Ana Silva", Role.HOST)
    host = play.person("Ana Silva")
    for title, minutes in (("Welcome", 5), ("What gets in the way", 15), ("Tea break", 10)):
        is_break = "break" in title
        before += play.do(c.AddItem(title=title, minutes=minutes, is_break=is_break), host)
    before += play.do(c.AddItem(title="What we try next", minutes=20), host)
    if others:
        before += play.join("Captions", Role.CAPTIONER)
        for name in ("Ben Okoro", "Cho Minji", "Dee Novak"):
            before += play.join(name)
    before += play.do(c.StartItem(item=play.meeting.agenda[0].id), host)
    mine = play.join(you, *roles)
    yield Welcomed(play.person(you), roles or (Role.PARTICIPANT,), "quiet-otter")
    for one in before + mine:
        yield Happened(one.event, one.before, one.after, missed=True)
    yield CaughtUp(len(before))


SPEECH = (
    "Good morning, and welcome. Captions are on the screen, and the record keeps them.",
    "Today we look at what keeps people out of meetings, and what we can do about it.",
    "If you want to speak, raise your hand. If you would rather write, that counts the same.",
    "My name is Ben. For me the hardest part is the speed.",
    "When three people talk at once, no captions in the world can help.",
    "So I would like us to agree on one thing: one person at a time.",
)


def busy(play: Play, you: int) -> Iterator[Happening]:
    """Yield half an hour of the meeting: captions, hands, cards, chat, words being said."""
    host, ben, cho, dee = map(play.person, ("Ana Silva", "Ben Okoro", "Cho Minji", "Dee Novak"))
    captioner = play.person("Captions")
    yield from play.do(c.StartCaptions(language="en", engine="vosk small en"), captioner)
    for text in SPEECH[:3]:
        play.at += 6000
        yield from play.caption(captioner, text)
    play.at = 6 * MINUTE
    yield from play.do(c.StartItem(item=play.meeting.agenda[1].id), host)
    yield from play.do(c.RaiseHand(), ben)
    yield from play.do(c.RaiseHand(kind=Kind.QUESTION, about="the budget for captions"), cho)
    yield from play.do(c.RaiseHand(), you)
    yield from play.do(c.RaiseHand(written=True), dee)
    yield from play.do(c.CallPerson(person=ben, ends=0), host)
    for text in SPEECH[3:]:
        play.at += 6000
        yield from play.caption(captioner, text)
    yield from play.do(c.Chat(text="The slides are at the usual place."), dee)
    yield from play.do(c.ShowCard(sort=Sort.AGREE), cho)
    yield from play.do(c.ShowCard(sort=Sort.AGREE), dee)
    text = "And if somebody needs more time then we wait because waiting costs nothing"
    yield Heard(source=captioner, speaker=ben, text=text, stable=text.index("because"))
