"""Hands captions in, each once and in order, also where the meeting has stopped them meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from captions.errors import NotLetCaption
from client.happenings import CaughtUp, Happened, Happening, LineDown, StartedAgain, Welcomed
from client.line import Line
from meeting.commands import (
    AddCaption,
    AddTerms,
    AnswerConsent,
    ResumeCaptions,
    StallCaptions,
    StartCaptions,
    StopCaptions,
)
from meeting.events import CaptionsStarted, CaptionsStopped
from meeting.language import say
from meeting.state import Meeting, Status
from meeting.values import Term
from meeting.wire import Refused

MOST_TERMS = 200
"""Terms in one message."""


class HandingIn:
    """The way of one captioner's captions into the meeting.

    When somebody's line is away for long, the meeting stops their captions and says so. When the
    line is back, captions are started again, and what was refused meanwhile is handed in anew.

    Attributes:
        trouble: fails with NotLetCaption where the meeting lets this person caption no more.
    """

    def __init__(
        self,
        line: Line,
        start: StartCaptions,
        tell: Callable[[str], None],
        *,
        keep_name: bool | None = None,
    ) -> None:
        """Take a line, the wish that starts captions, and what tells the captioner.

        `keep_name` tells whether the captioner's name may stand in the record; None for yes where
        it is a machine's, and no where it is a person's.
        """
        self.trouble: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line = line
        self._start = start
        self._tell = tell
        self._keep_name = bool(start.engine) if keep_name is None else keep_name
        self._you = 0
        self._meeting = Meeting()
        self._up_to_date = asyncio.Event()
        self._starts = 0
        self._stopped = False
        self._held: list[AddCaption] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def meeting(self) -> Meeting:
        """Give the meeting as far as it is known here."""
        return self._meeting

    def take(self, happening: Happening) -> None:
        """Follow what happens on the line."""
        match happening:
            case Welcomed():
                self._you = happening.you
            case LineDown():
                self._up_to_date.clear()
            case StartedAgain():
                self._up_to_date.clear()
                self._stopped = True
            case CaughtUp():
                self._up_to_date.set()
            case Happened():
                self._meeting = happening.after
                match happening.event:
                    case CaptionsStarted(captioner=self._you):
                        self._stopped = False
                    case CaptionsStopped(captioner=self._you):
                        self._stopped = True
                    case _:
                        pass
            case _:
                pass
        self._start_again_if_stopped()

    async def start(self) -> None:
        """Start captions, as soon as the meeting is known; raises NotLetCaption."""
        await self._up_to_date.wait()
        await self._ask_to_start()

    def share(self, terms: Sequence[Term]) -> None:
        """Put terms into the meeting's glossary, so that everybody can ask what they mean.

        Where the meeting does not take them, they still count for these captions.
        """
        new = [one for one in terms if one not in self._meeting.terms]
        for begin in range(0, len(new), MOST_TERMS):
            self._run(self._share(AddTerms(terms=tuple(new[begin : begin + MOST_TERMS]))))

    def put(self, caption: AddCaption) -> None:
        """Hand a caption in, without waiting for the answer."""
        if self._held is None:
            self._run(self._hand_in(caption))
        else:
            self._held.append(caption)

    def report(self, report: StallCaptions | ResumeCaptions) -> None:
        """Hand in what everybody should know; the line keeps it where it is down."""
        self._run(self._report(report))

    async def finish(self) -> None:
        """Wait until every caption is in, and say that no more come."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        self._starts = 0
        await self._line.ask(StopCaptions())

    async def _share(self, wish: AddTerms) -> None:
        await self._line.ask(wish)

    async def _ask_to_start(self) -> None:
        if self._would_lose_name():
            if self._keep_name:
                await self._line.ask(AnswerConsent(keep=True))
            else:
                self._tell(say("Your name stands in no file. To have it there, add --keep-name."))
        answer = await self._line.ask(self._start)
        if isinstance(answer, Refused):
            raise NotLetCaption(_words(answer))
        self._starts += 1

    def _would_lose_name(self) -> bool:
        """Tell whether people are asked here, and this captioner has not answered."""
        you = self._meeting.people.get(self._you)
        return bool(self._meeting.purpose) and you is not None and you.consent is None

    def _start_again_if_stopped(self) -> None:
        is_open = self._meeting.status is Status.OPEN and self._up_to_date.is_set()
        if self._starts and self._stopped and self._held is None and is_open:
            self._stopped = False
            self._held = []
            self._run(self._start_again())

    async def _start_again(self) -> None:
        try:
            await self._ask_to_start()
        except NotLetCaption as error:
            if self._meeting.status is Status.OPEN and not self.trouble.done():
                self.trouble.set_exception(error)
            return
        held, self._held = self._held or [], None
        for caption in sorted(held, key=lambda one: one.start):
            self.put(caption)

    async def _report(self, report: StallCaptions | ResumeCaptions) -> None:
        answer = await self._line.ask(report)
        if isinstance(answer, Refused):
            self._tell(_words(answer))

    async def _hand_in(self, caption: AddCaption) -> None:
        starts = self._starts
        answer = await self._line.ask(caption)
        if not isinstance(answer, Refused):
            return
        await self._up_to_date.wait()
        if self._held is not None or self._starts != starts:
            self.put(caption)
        else:
            self._tell(_words(answer))

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _words(answer: Refused) -> str:
    return f"{answer.why} {answer.next}".strip()
