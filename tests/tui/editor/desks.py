"""A desk over the rules alone: no log, no screen."""

from __future__ import annotations

from collections.abc import Sequence

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.rules.mending import somebody_by_name
from meeting.values import Word
from tests.meeting.play import Play
from tui.editor.desk import Desk, Sound
from tui.editor.table import carry_out, read

Heard = Sequence[tuple[str, float | None]]
"""Words, and how sure the machine was of each."""

RAM: tuple[Heard, ...] = (
    [("welcome", 0.9), ("to", 0.9), ("the", 0.9), ("ram", 0.4)],
    [("we", 0.9), ("spent", 0.9), ("fourteen", 0.3), ("pounds", 0.2)],
    [("the", 0.9), ("ram", 0.9), ("is", 0.9), ("steep", 0.9)],
    [("a", 0.9), ("ram", 0.9), ("beats", 0.9), ("no", 0.9), ("ram", 0.9)],
)


def spoken(*lines: Heard, purpose: str = "") -> Play:
    """Return a closed meeting in which Asha (2, host) heard these lines, and Bo (3) was there."""
    play = Play(purpose=purpose)
    host = play.join("Asha", Role.HOST)
    bo = play.join("Bo")
    play.do(c.GiveRole(person=host, role=Role.CAPTIONER), by=host)
    if purpose:
        play.do(c.AnswerConsent(keep=True), by=host)
        play.do(c.AnswerConsent(keep=True), by=bo)
    play.do(c.StartCaptions(language="en", engine="test"), by=host)
    for number, line in enumerate(lines):
        start = play.at + number
        words = tuple(Word(text, start, start + 1, sure) for text, sure in line)
        text = " ".join(word for word, _ in line)
        play.do(
            c.AddCaption(
                text=text, start=start, end=start + 2, words=words, language="en",
            ),
            by=host,
        )  # fmt: skip
    return play


class Work:
    """Somebody at a desk, by typed commands.

    Attributes:
        play: the meeting.
        desk: what they have before them.
    """

    def __init__(
        self, play: Play, name: str = "Zoe", *, sound: Sound | None = None, is_final: bool = False
    ) -> None:
        """Sit down under a name."""
        self.play, self._name = play, name
        known = somebody_by_name(play.meeting, name)
        steps, you = [(one,) for one in play.log], known.id if known else 0
        self.desk = Desk(steps, you, self._ask, sound=sound, is_final=is_final)

    async def type(self, *lines: str) -> list[str]:
        """Type lines, and return what the last one brought."""
        told: list[str] = []
        for line in lines:
            told = await carry_out(*read(line), self.desk)
        return told

    async def told(self, line: str) -> str:
        """Type one line, and return what it brought as one text."""
        return "\n".join(await self.type(line))

    @property
    def texts(self) -> list[str]:
        """What the lines read now."""
        return [one.text for one in self.desk.lines()]

    async def _ask(self, command: c.Command) -> tuple[e.Event, ...]:
        came = self.play.do(c.ComeToMend(name=self._name))
        known = somebody_by_name(self.play.meeting, self._name)
        assert known is not None
        return (*came, *self.play.do(command, by=known.id))


def at_desk(*lines: Heard, name: str = "Zoe") -> Work:
    """Return somebody at a desk with a closed meeting of these lines."""
    play = spoken(*(lines or RAM))
    play.do(c.CloseMeeting(), by=2)
    return Work(play, name)
