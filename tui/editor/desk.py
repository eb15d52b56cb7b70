"""Where somebody is in a kept meeting, what it says there, and what they changed. No screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import Protocol

from meeting import commands as c
from meeting import events as e
from meeting.language import say
from meeting.state import Caption, Meeting, Proposal
from tui.doubts import Doubt, doubts
from tui.editor.changes import Change, change
from tui.errors import NotUnderstood
from tui.settings import Settings

Step = Sequence[e.Event]
"""The events that one command made."""

Ask = Callable[[c.Command], Awaitable[Step]]
"""Carries out a command and returns what came of it, on disk; raises Refused."""


class Sound(Protocol):
    """A recording of the meeting."""

    async def play(self, start: int, end: int) -> None:
        """Begin to play a stretch, in milliseconds since the opening; raises NotUnderstood."""
        ...

    def stop(self) -> bool:
        """Stop what plays; tell whether anything did."""
        ...


class Desk:
    """One kept meeting on the desk of whoever mends it.

    Attributes:
        meeting: as it is after the last change.
        at: the number of the caption that somebody is at, 0 where there is none.
        doubt: the unsure word there that they came to, None where they are at the whole line.
        changes: all changes so far, oldest first.
        term: old and new words of the last change of words, for later places.
        settings: what the person chose for the clients.
        sound: plays what was said, None where nobody has a recording.
        is_final: whether words can only be taken out.
    """

    def __init__(
        self,
        steps: Iterable[Step],
        you: int,
        ask: Ask,
        settings: Settings | None = None,
        *,
        sound: Sound | None = None,
        is_final: bool = False,
    ) -> None:
        """Read the meeting, and begin at its first line.

        Args:
            steps: the events of each command, in order.
            you: who mends, 0 where the meeting does not know them yet.
            ask: carries out what they change.
            settings: what the person chose for the clients.
            sound: plays what was said.
            is_final: whether words can only be taken out.
        """
        self.sound, self.is_final = sound, is_final
        self.meeting = Meeting()
        self.changes: list[Change] = []
        self.doubt: Doubt | None = None
        self.term: tuple[str, str] | None = None
        self.settings = settings or Settings()
        self._ask = ask
        self._you = you
        self._undoable: list[Change] = []
        for step in steps:
            self._take(step)
        self.at = next((one.id for one in self.lines()), 0)

    @property
    def caption(self) -> Caption:
        """The caption that somebody is at; raises NotUnderstood where the meeting has none."""
        caption = self.meeting.captions.get(self.at)
        if caption is None or not caption.text:
            raise NotUnderstood(say("No words were kept in this meeting."))
        return caption

    @property
    def last(self) -> Change | None:
        """The last change of yours that was not taken back."""
        return self._undoable[-1] if self._undoable else None

    def lines(self) -> Iterator[Caption]:
        """Yield the captions that have words."""
        return (one for one in self.meeting.captions if one.text)

    def proposal(self) -> Proposal | None:
        """Return the oldest proposed change of the line that somebody is at."""
        return next((one for one in self.meeting.proposals if one.caption == self.at), None)

    def go(self, caption: int, doubt: Doubt | None = None) -> None:
        """Go to a line, or to an unsure word in it."""
        self.at, self.doubt = caption, doubt

    async def ask(self, *commands: c.Command) -> None:
        """Carry out commands that make one change together.

        Raises Refused where one of them may not be; those before it stand.
        """
        first: Change | None = None
        for command in commands:
            step = await self._ask(command)
            self._you = step[-1].by if step else self._you
            made = self._take(step)
            if first and made and made is self.last:
                self._undoable.pop()
                self.changes.pop()
                first.add(made)
            first = first or made
        self._stay()

    def _take(self, step: Step) -> Change | None:
        """Take in what one command made; what only takes the last change back ends that one."""
        made, self.meeting = change(step, self.meeting)
        if made is None:
            return None
        self.changes.append(made)
        if step[-1].by != self._you or not (made.swaps or made.final):
            return made
        last = self.last
        if last and last.undone_by(made):
            for thing in made.swaps:
                del last.swaps[thing]
            if not last.swaps:
                self._undoable.pop()
        else:
            self._undoable.append(made)
        return made

    def _stay(self) -> None:
        """Stay at the line, or at the next one where its words were taken out.

        Stay at an unsure word only while it stands there as it did.
        """
        caption = self.meeting.captions.get(self.at)
        if caption and self.doubt not in doubts(caption):
            self.doubt = None
        if caption is None or not caption.text:
            numbers = [one.id for one in self.lines()]
            after = [one for one in numbers if one > self.at]
            self.at = (after or numbers[-1:] or [0])[0]
