"""What the line client does: tell what happens, and carry out what somebody wishes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from client import happenings as h
from client.line import Line
from meeting.commands import Command, Leave
from meeting.events import MeetingClosed
from meeting.state import Status
from meeting.wire import Refused
from tui import commands, sentences
from tui.completing import completed, completions
from tui.errors import NotUnderstood
from tui.lines.page import Page
from tui.lines.source import Source
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Outcome, Prompt, Send, Show, Then
from tui.outside import Outside, Save
from tui.telling import Told


class Face:
    """One person's line client over one line.

    Attributes:
        left: whether somebody asked to leave.
        patience: seconds to wait for an answer before the next wish; None for as long as it takes.
        may_switch: whether the screen client can open here.
        switched: whether somebody asked for the screen client.
    """

    def __init__(
        self,
        line: Line,
        model: Model,
        page: Page,
        save: Save,
        outside: Outside | None = None,
    ) -> None:
        """Join a line, what the person sees of it, where lines go, and what is outside."""
        self.model = model
        self.page = page
        self.left = False
        self.switched = False
        self._line = line
        self._save = save
        self._outside = outside or Outside()
        self._last_sent = ""
        self._typed: tuple[str, str] | None = None
        self.patience: float | None = None
        self.may_switch = False
        self._ready = asyncio.Event()
        if model.up_to_date:
            self._ready.set()
        self._moved = asyncio.Condition()
        self._timer: asyncio.TimerHandle | None = None
        model.clock.face = asyncio.get_running_loop().time
        self._tasks: set[asyncio.Task[None]] = set()

    async def listen(self) -> None:
        """Tell what happens until the meeting closes or the line has ended for good."""
        closing = False
        async for happening in self._line:
            closing = closing or (self._ready.is_set() and _closes(happening))
            await self._take(happening)
            if closing and self.model.up_to_date:
                break
        self.flush()

    async def ready(self) -> None:
        """Wait until you are up to date, so that no wish meets an old state."""
        await self._ready.wait()

    def flush(self) -> None:
        """Tell what was held back."""
        self._tell_all(self.model.held_back())

    async def read(self, typed: str, source: Source) -> None:
        """Carry out a typed line."""
        try:
            outcome = commands.read(typed, self.model)
        except NotUnderstood as error:
            self.page.answer(str(error))
            return
        await self.do(outcome, source)

    @property
    def is_over(self) -> bool:
        """Whether this client has nothing more to do."""
        return self.left or self.switched

    async def press(self, key: str, source: Source) -> None:
        """Carry out a single key; unknown ones are silent."""
        try:
            outcome = commands.press(key, self.model)
        except NotUnderstood as error:
            self.page.answer(str(error))
            return
        if outcome is not None:
            await self.do(outcome, source)

    async def do(self, outcome: Outcome, source: Source) -> None:
        """Carry out what typed words or a key came to."""
        match outcome:
            case Send(command, done):
                await self._send(command, done)
            case Show(lines):
                self._answer_all(lines)
            case Confirm(question, yes, no):
                self.page.answer(question)
                if await source.confirm():
                    await self.do(yes, source)
                else:
                    self.page.answer(no)
            case Prompt(question, entry):
                await self._prompt(question, f"{entry.name} ", source)
            case Do(act, words):
                await self._act(act, words, source)
            case Then(first, lines):
                await self.do(first, source)
                self._answer_all(lines)

    async def _act(self, act: Act, words: str, source: Source) -> None:
        match act:
            case Act.LEAVE:
                await self._leave()
            case Act.COMMAND_LINE:
                await self._prompt(sentences.command_prompt(), "", source)
            case Act.REPEAT:
                self.page.repeat()
            case Act.EARLIER:
                self.page.earlier()
            case Act.SCREEN | Act.OTHER if self.may_switch:
                self.switched = True
            case Act.BROWSE:
                self.page.answer(self._outside.browse(words))
            case Act.COPY:
                self.page.answer(self._outside.copy(words))
            case _:
                self._answer_all(self._answer(act, words).split("\n"))

    def _answer_all(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.page.answer(line)

    def _answer(self, act: Act, words: str) -> str:
        """Return what is told about what was done, or about what only the screen client can do."""
        match act:
            case Act.SAVE:
                return self._save(words)
            case Act.KEEP:
                keep = self._outside.keep
                return "\n".join(keep(self.model.settings, name) for name in words.split(","))
            case Act.LINES:
                return sentences.here_already()
            case Act.THEME:
                return sentences.no_theme()
            case Act.LIVE:
                return words
            case _:
                return sentences.no_switch()

    async def _prompt(self, question: str, before: str, source: Source) -> None:
        """Ask for a line and carry it out; what came meanwhile is told after its answer."""
        self.page.answer(question)
        self.page.hold()
        self.model.begin_typing()
        try:
            complete = str if before else self._completed
            typed = await source.typed(self.model.drafts.pop(before, ""), complete)
            if typed.given_up and typed.text.strip():
                self.model.drafts[before] = typed.text
                self.page.answer(sentences.draft_kept())
            elif typed.text.strip():
                self._last_sent = typed.text if not before else self._last_sent
                self._typed = (before, typed.text) if before else None
                await self.read(f"{before}{typed.text}", source)
            else:
                self.page.answer(sentences.nothing_sent())
        finally:
            self._typed = None
            self.model.end_typing()
            self.page.release()

    def _completed(self, begun: str) -> str:
        """Return the whole command; for an empty line the last one that was sent."""
        if not begun:
            return self._last_sent
        slash = "/" * (not begun.startswith("/"))
        whole = completed(f"{slash}{begun}", completions(self.model))
        return whole.removeprefix(slash) if whole else begun

    async def _send(self, command: Command, done: Sequence[str] = ()) -> None:
        if not self.model.connected and self.model.ended is None:
            self.page.answer(sentences.goes_out_later())
        task = asyncio.create_task(self._ask(command, done))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait({task}, timeout=self.patience)

    async def _ask(self, command: Command, done: Sequence[str]) -> None:
        typed = self._typed
        answer = await self._line.ask(command)
        if isinstance(answer, Refused):
            self.page.answer(f"{answer.why} {answer.next}")
            if typed:
                self.model.drafts[typed[0]] = typed[1]
                self.page.answer(sentences.words_kept())
            return
        async with self._moved:
            await self._moved.wait_for(lambda: self.model.meeting.seq >= answer.seq)
        self._answer_all(done)

    async def _leave(self) -> None:
        self.left = True
        if self.model.connected and self.model.meeting.status is Status.OPEN:
            await self._send(Leave())

    async def _take(self, happening: h.Happening) -> None:
        if isinstance(happening, h.Ended) and self.left:
            return
        now = asyncio.get_running_loop().time()
        own = isinstance(happening, h.Happened) and happening.event.by == self.model.you
        for told in self.model.take(happening, now):
            if own:
                self.page.answer(told.text, rings=self.model.rings(told))
            else:
                self._tell(told)
        self._set_timer()
        if isinstance(happening, h.CaughtUp):
            self._ready.set()
        async with self._moved:
            self._moved.notify_all()

    def _tick(self) -> None:
        self._tell_all(self.model.tick(asyncio.get_running_loop().time()))
        self._set_timer()

    def _set_timer(self) -> None:
        if self._timer:
            self._timer.cancel()
        due = self.model.due
        self._timer = asyncio.get_running_loop().call_at(due, self._tick) if due else None

    def _tell_all(self, lines: Sequence[Told]) -> None:
        for told in lines:
            self._tell(told)

    def _tell(self, told: Told) -> None:
        rings = self.model.rings(told)
        self.page.tell(told.text, urgent=told.urgent, rings=rings)
        if self.model.shows_on_desktop(told):
            self._outside.desktop(told.text)


def _closes(happening: h.Happening) -> bool:
    return isinstance(happening, h.Happened) and isinstance(happening.event, MeetingClosed)
