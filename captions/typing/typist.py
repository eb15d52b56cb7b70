"""Hands in what a person types: words as they grow, lines as captions, with the time of speech."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from captions.errors import CaptionError
from captions.following import until_closed
from captions.handing_in import HandingIn
from captions.meeting_time import MeetingTime
from captions.typing.lines import LineMaker
from captions.typing.short_forms import ShortForms
from client.line import Line
from meeting.commands import AddCaption, StartCaptions
from meeting.wire import Speech

LAG_MS = 3_000
"""What is typed was said about so long ago: professional captioners need 3 to 5 s."""

WORD_MS = 400
"""A word in speech of 150 words a minute."""

QUIET_SECONDS = 3.0
"""Words that nobody goes on with become a caption after this."""

MOST_TEXT = 2000


class Typist:
    """One captioner who types; `type`, `letters` and `part` take words, `run` carries them."""

    def __init__(
        self,
        line: Line,
        language: str,
        tell: Callable[[str], None],
        *,
        forms: ShortForms | None = None,
        quiet_seconds: float = QUIET_SECONDS,
        keep_name: bool = False,
    ) -> None:
        """Take a line to the meeting, and what tells the captioner plain sentences.

        With `keep_name`, the captioner's name may stand in the record.
        """
        self._line = line
        self._tell = tell
        self._forms = forms or ShortForms()
        self._quiet_seconds = quiet_seconds
        self._handing_in = HandingIn(
            line, StartCaptions(language=language), tell, keep_name=keep_name
        )
        self._time = MeetingTime()
        self._lines = LineMaker()
        self._language = ""
        self._end = 0
        self._early: list[str] | None = []
        self._over = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    async def run(self) -> None:
        """Caption until `stop`, or until the meeting ends; what was typed is handed in first.

        Raises:
            NotLetCaption: the meeting does not let this person caption.
            LineEnded: the line ended for good, though the meeting goes on.
        """
        following = asyncio.create_task(self._follow())
        typing = asyncio.create_task(self._until_over())
        ends = {following, typing, self._handing_in.trouble}
        try:
            done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                one.result()
        except asyncio.CancelledError:
            self.stop()
            await asyncio.wait({typing}, timeout=5)
            raise
        finally:
            for task in (typing, following):
                task.cancel()
                with suppress(asyncio.CancelledError, CaptionError):
                    await task

    def stop(self) -> None:
        """End: what is begun becomes a caption."""
        self._finish(self._lines.end())
        self._over.set()

    def type(self, line: str) -> None:
        """Take a whole line."""
        self._finish(line)

    def letters(self, text: str) -> None:
        """Take letters as they are typed, with line breaks and backspaces."""
        self._took(self._lines.letters(text))

    def part(self, text: str, language: str = "") -> None:
        """Take a piece of whole words, in this language where it is another one."""
        if language != self._language:
            self._finish(self._lines.end())
            self._language = language
        self._took(self._lines.part(text))

    def _took(self, lines: list[str]) -> None:
        for line in lines:
            self._finish(line)
        self._show(self._lines.growing)
        if self._timer:
            self._timer.cancel()
        if self._lines.growing:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._quiet_seconds, self._quiet)

    def _quiet(self) -> None:
        self._finish(self._lines.end())

    def _show(self, text: str) -> None:
        if text:
            start = self._times(text)[0]
            self._line.speak(Speech(text=text, stable=len(text), start=start))

    def _finish(self, line: str) -> None:
        """Hand a line in as a caption."""
        text = self._forms.expand(line)[:MOST_TEXT]
        if not text:
            return
        if text != line.strip():
            self._tell(text)  # readers get something else than what was typed
        if self._early is None:
            self._hand_in(text)
        else:  # the meeting's clock is not known yet
            self._early.append(text)

    def _hand_in(self, text: str) -> None:
        start, self._end = self._times(text)
        self._handing_in.put(
            AddCaption(text=text, start=start, end=self._end, language=self._language)
        )

    def _times(self, text: str) -> tuple[int, int]:
        """Guess when the words were spoken: a little before, and never before the line before."""
        end = max(self._end, self._time.now() - LAG_MS)
        return max(self._end, end - WORD_MS * len(text.split())), end

    async def _until_over(self) -> None:
        await self._handing_in.start()
        early, self._early = self._early or [], None
        for text in early:
            self._hand_in(text)
        await self._over.wait()
        await self._handing_in.finish()

    async def _follow(self) -> None:
        async for happening in until_closed(self._line, self._time, self._tell):
            self._handing_in.take(happening)
