"""Three people in one meeting, each with a line client, played from a text by itself.

    Cho types /hand question about the budget
        Cho  Your hand is up. You are next.
        Ana  Cho raised a hand, clarifying question: the budget.

A line that begins at the edge says what somebody does. What each of them reads then stands below,
with a star where it rings. There is no server, no clock and no terminal: time goes on where the
text says so.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence

from client import happenings as h
from meeting import commands as c
from meeting.apply import apply
from meeting.decide import decide
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import SERVER
from tests.tui.acting import ActedLine
from tests.tui.lines.piping import save
from tui.door import Door
from tui.lines.face import Face
from tui.lines.page import BELL, Page
from tui.lines.typing import Complete, Typed
from tui.model import Model

PEOPLE: dict[str, tuple[Role, ...]] = {
    "Ana": (Role.HOST, Role.ACCESS_HELPER),
    "Ben": (Role.PARTICIPANT,),
    "Cho": (Role.PARTICIPANT,),
    "Captions": (Role.CAPTIONER,),
}
AGENDA = (("Welcome", 5), ("Budget", 10), ("Travel", 0))

ADDRESS, SECRET = "wss://meet.example.org/j/K7TRPM", "a-new-secret"
"""Where the meeting is found, and what a new link to it has."""

DEED = re.compile(r"(?P<who>\w+) (?P<verb>types|presses|says) (?P<what>.+)")
ANSWERED = re.compile(r"(?P<what>.+) and answers (?P<answer>.+)")
PAUSE = re.compile(r"After (?P<seconds>\d+) seconds")


class StillLoop(asyncio.SelectorEventLoop):
    """A loop whose clock goes on only where somebody moves it.

    Attributes:
        now: its time in seconds.
    """

    now = 100.0

    def time(self) -> float:
        """Return what the clock shows."""
        return self.now


def played(script: Sequence[str]) -> tuple[list[str], list[c.Command]]:
    """Play a script in a meeting of its own; return what came of it, and what was asked for."""
    with asyncio.Runner(loop_factory=StillLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, StillLoop)

        async def play() -> tuple[list[str], list[c.Command]]:
            company = Company(loop)
            lines = list(await company.play(script))
            return lines, company.asked

        return runner.run(play())


class Answers:
    """Somebody who answers every question in the same way."""

    def __init__(self, words: str) -> None:
        self._words = words

    async def confirm(self) -> bool:
        """Say yes where the answer is y."""
        return self._words == "y"

    async def typed(self, draft: str, complete: Complete) -> Typed:  # noqa: ARG002 - for keyboards
        """Type the answer."""
        return Typed(self._words)


class Company:
    """The meeting of all, and what each has read.

    Attributes:
        asked: every command that came from somebody.
    """

    def __init__(self, loop: StillLoop) -> None:
        self._loop = loop
        self._whole = Meeting()
        self._started = loop.now
        self._lines = {name: CompanyLine(self) for name in PEOPLE}
        self._clients = {name: Client(line) for name, line in self._lines.items()}

    @property
    def asked(self) -> list[c.Command]:
        """All that somebody asked for, as commands of the meeting."""
        return [command for line in self._lines.values() for command in line.asked]

    async def play(self, script: Sequence[str]) -> Iterator[str]:
        """Do what the script says, and return it with what everybody read."""
        self._gather()
        listening = [asyncio.create_task(one.face.listen()) for one in self._clients.values()]
        await self._settle()
        for one in self._clients.values():
            one.news()
        played = [line for deed in script for line in [deed, *await self._reads(deed)]]
        for task in listening:
            task.cancel()
        return iter(played)

    def happens(self, command: c.Command, by: int, *, missed: bool = False) -> None:
        """Let something come of a wish, for everybody's eyes; raises what `decide` raises."""
        at = round((self._loop.now - self._started) * 1000)
        for event in decide(self._whole, command, by, at):
            self._whole = apply(self._whole, event)
            for line in self._lines.values():
                line.sees(event, self._whole, missed=missed)

    async def _reads(self, deed: str) -> list[str]:
        if not deed or deed.startswith("#"):
            return []
        await self._do(deed)
        await self._settle()
        return [
            f"    {name:3}{'*' * rings or ' '} {text}"
            for name, one in self._clients.items()
            if name != "Captions"
            for rings, text in one.news()
        ]

    async def _do(self, deed: str) -> None:
        if pause := PAUSE.fullmatch(deed):
            self._loop.now += int(pause["seconds"])
            return
        found = DEED.fullmatch(deed)
        assert found, deed
        if found["verb"] == "says":
            self._speaks(found["what"])
        else:
            await self._clients[found["who"]].does(found["verb"], found["what"])

    def _speaks(self, text: str) -> None:
        self._loop.now += 2
        end = round((self._loop.now - self._started) * 1000)
        command = c.AddCaption(text=text, start=end - 1900, end=end)
        self.happens(command, self._lines["Captions"].you)

    async def _settle(self) -> None:
        """Let everybody take in all that came."""
        for _ in range(50):
            await asyncio.sleep(0)

    def _gather(self) -> None:
        opening = c.OpenMeeting(
            title="Fair", language="en", utc=0, epoch="e", purpose="for those who cannot come"
        )
        self.happens(opening, SERVER, missed=True)
        for number, (name, roles) in enumerate(PEOPLE.items(), 2):
            self._lines[name].put(h.Welcomed(number, roles, "ABCD"))
            self._lines[name].you = number
        for name, roles in PEOPLE.items():
            self.happens(c.Join(name=name, roles=roles), SERVER, missed=True)
        for line in self._lines.values():
            self.happens(c.AnswerConsent(keep=True), line.you, missed=True)
        for title, minutes in AGENDA:
            self.happens(c.AddItem(title=title, minutes=minutes), 2, missed=True)
        self.happens(c.StartCaptions(language="en", engine="vosk"), 5, missed=True)
        for line in self._lines.values():
            line.caught_up()


class CompanyLine(ActedLine):
    """One person's line into the meeting of all."""

    def __init__(self, company: Company) -> None:
        super().__init__()
        self._company = company

    def happens(self, command: c.Command, by: int = SERVER, *, missed: bool = False) -> None:
        """Let all of them see it."""
        self._company.happens(command, by, missed=missed)


class Client:
    """One person's line client, and what it wrote since it was asked last."""

    def __init__(self, line: ActedLine) -> None:
        self._written = ""
        model = Model()
        model.door = Door(ADDRESS, lambda: SECRET)
        self.face = Face(line, model, Page(self._write, bell=True), save)

    async def does(self, verb: str, what: str) -> None:
        """Type or press something, and give the answer where one is asked for."""
        answered = ANSWERED.fullmatch(what)
        answers = Answers(answered["answer"] if answered else "")
        words = answered["what"] if answered else what
        if verb == "types":
            await self.face.read(words, answers)
        else:
            await self.face.press(" " if words == "space" else words, answers)

    def news(self) -> list[tuple[bool, str]]:
        """Return the lines since the last time, each with whether it rang."""
        new, self._written = self._written.splitlines(), ""
        return [(BELL in line, line.replace(BELL, "")) for line in new]

    def _write(self, text: str) -> None:
        self._written += text
