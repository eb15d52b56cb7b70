"""What is done about typed lines, keys and answers; it asks the server and tells the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol

from client.line import Line
from meeting.commands import Command, Leave
from meeting.language import say
from meeting.state import Status
from meeting.wire import Refused
from tui import sentences
from tui.commands import press, read
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Outcome, Prompt, Send, Show, Then
from tui.outside import Outside, Save
from tui.screen import words

GOODBYE = 3.0
"""Seconds that leaving waits for the server."""


class Stage(Protocol):
    """What acting needs of a screen."""

    def tell(self, text: str, *, private: bool = False) -> None:
        """Show one line."""
        ...

    def answer(self, lines: Sequence[str], *, private: bool = False) -> None:
        """Show lines that were asked for."""
        ...

    def put_question(self, question: str) -> None:
        """Show a question that waits for y or n; "" for none any more."""
        ...

    def open_command_line(self, text: str, prompt: str) -> None:
        """Move to the command line with `text` in it; `prompt` says what is wanted."""
        ...

    def choose_theme(self, name: str) -> str:
        """Show other colours; return the sentence that says what came of it."""
        ...

    def go_live(self, lines: Sequence[str]) -> None:
        """Go to the newest caption and tell these lines."""
        ...

    def look_anew(self) -> None:
        """Look as the settings say now."""
        ...

    def repeat(self, *, earlier: bool) -> None:
        """Show the last line again, or the one before what was repeated last."""
        ...

    def close(self, *, switch: bool = False) -> None:
        """Close the screen; with `switch` the person goes on in the line client."""
        ...

    def later(self, work: Awaitable[None]) -> None:
        """Run this beside the screen."""
        ...


class Acting:
    """Follow outcomes, one at a time; a question holds the next outcome until it is answered."""

    def __init__(
        self, model: Model, line: Line, stage: Stage, save: Save, outside: Outside
    ) -> None:
        """Take the model, the line, the screen, what saves what was shown, and what is outside."""
        self._model, self._line, self._stage, self._save = model, line, stage, save
        self._outside = outside
        self._question: Confirm | None = None
        self._later: list[tuple[int, Sequence[str]]] = []

    @property
    def asking(self) -> bool:
        """Whether a question waits."""
        return self._question is not None

    def typed(self, text: str) -> None:
        """Follow a typed line; while a question waits it may be the answer."""
        if self._question and text.casefold() in ("y", "n", "yes", "no"):
            self.answered(text[0].casefold())
        elif text.removeprefix("/"):
            self._try(lambda: read(text, self._model))

    def pressed(self, key: str) -> bool:
        """Follow a single key; tell whether it has a meaning."""
        return self._try(lambda: press(key, self._model))

    def happened(self) -> None:
        """Tell what was to be told after events that have come by now."""
        seq = self._model.meeting.seq
        ready = [lines for after, lines in self._later if after <= seq]
        self._later = [one for one in self._later if one[0] > seq]
        for lines in ready:
            self._tell(lines)

    def answered(self, key: str) -> None:
        """Take the answer to the question: y for yes, everything else for no."""
        question, self._question = self._question, None
        if question is None:
            return
        self._stage.put_question("")
        if key == "y":
            self.follow(question.yes)
        else:
            self._stage.tell(question.no)

    def follow(self, outcome: Outcome) -> None:
        """Do what words or a key come to."""
        match outcome:
            case Send(command, done):
                self._stage.later(self._send(command, done=done))
            case Show(lines, private):
                self._stage.answer(lines, private=private)
            case Confirm(question):
                self._question = outcome
                self._stage.put_question(question)
            case Prompt(question, entry):
                self._stage.open_command_line(f"/{entry.name} ", question)
            case Do(act, given):
                self._do(act, given)
            case Then(Send(command, done), lines):
                self._stage.later(self._send(command, lines, done))
            case Then(first, lines):
                self.follow(first)
                self._tell(lines)

    def _do(self, act: Act, given: str) -> None:
        match act:
            case Act.LEAVE:
                self._stage.later(self._leave())
            case Act.REPEAT | Act.EARLIER:
                self._stage.repeat(earlier=act is Act.EARLIER)
            case Act.COMMAND_LINE:
                self._stage.open_command_line("", "")
            case Act.LINES | Act.OTHER:
                self._stage.close(switch=True)
            case Act.LIVE:
                self._stage.go_live(given.split("\n"))
            case Act.SAVE:
                self._tell(self._save(given).split("\n"))
            case Act.KEEP:
                keep, settings = self._outside.keep, self._model.settings
                for name in given.split(","):
                    self._tell(keep(settings, name).split("\n"))
                self._stage.look_anew()
            case _:
                self._stage.tell(self._answer(act, given))

    def _answer(self, act: Act, given: str) -> str:
        """Return what is told about what was done."""
        if act is Act.BROWSE:
            return self._outside.browse(given)
        if act is Act.COPY:
            return self._outside.copy(given)
        return self._stage.choose_theme(given) if act is Act.THEME else say(words.HERE_ALREADY)

    def _try(self, ask: Callable[[], Outcome | None]) -> bool:
        try:
            outcome = ask()
        except NotUnderstood as error:
            self._stage.tell(str(error))
            return True
        if outcome is not None:
            self.follow(outcome)
        return outcome is not None

    def _tell(self, lines: Sequence[str]) -> None:
        for text in lines:
            self._stage.tell(text)

    async def _send(
        self, command: Command, then: Sequence[str] = (), done: Sequence[str] = ()
    ) -> None:
        if not self._model.connected and self._model.ended is None:
            self._stage.tell(sentences.goes_out_later())
        answer = await self._line.ask(command)
        if isinstance(answer, Refused):
            self._stage.tell(f"{answer.why} {answer.next}".strip())
            self._tell(then)
        elif done or then:
            self._later.append((answer.seq, (*done, *then)))
            self.happened()

    async def _leave(self) -> None:
        if self._model.connected and self._model.meeting.status is Status.OPEN:
            with suppress(TimeoutError):
                async with asyncio.timeout(GOODBYE):
                    await self._line.ask(Leave())
        self._stage.close()
