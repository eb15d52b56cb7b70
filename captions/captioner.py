"""Captions a meeting as one of its clients: sound in here, captions out to everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from captions.engines.engine import FinalHeard
from captions.engines.steady import SteadyEngine
from captions.errors import CaptionError
from captions.floor import Voices, has_floor, parts
from captions.following import until_closed
from captions.handing_in import HandingIn
from captions.learning import Learning
from captions.meeting_time import MeetingTime
from captions.pipeline import STUCK_SECONDS, run_captions
from captions.results import Caption, Gap, Notice, Partial, Result, Resumed, Stalled
from captions.same_room import SameRoom
from captions.sources.marked import Marked
from captions.sources.source import Source
from captions.sources.until import Until
from captions.standing_by import SILENT_MS, StandingBy
from captions.text.composer import Composer
from client.line import Line
from meeting.commands import AddCaption, ResumeCaptions, StallCaptions, StartCaptions
from meeting.language import later, say, say_many
from meeting.values import Term, Word
from meeting.wire import Speech

BREATH_MS = 300
"""A line begins a little before its first word; a turn that began meanwhile counts."""

POLITE_SECONDS = 5.0
"""How long the last words may take when captions are cancelled."""

LAST_SECONDS = 3.0
"""How long words that are held back wait for a person to type them, once the machine must go."""

TYPED_NOW = later("A person types captions now. Yours stand by.")
MACHINE_AGAIN = later("Nobody types any more. Your captions go on.")

HANGS = later("Captions have stopped. The engine does not answer.")
DEAF = later("Captions have stopped. The engine hears no words, though somebody speaks.")

MOST_WORDS = 500
MOST_TEXT = 2000
MOST_MENDED = 100
"""A caption's limits on the wire; speech of 20 s is far below them."""


async def caption_meeting(  # noqa: PLR0913 - what a captioner is made of
    line: Line,
    source: Source,
    engine: SteadyEngine,
    *,
    name: str,
    language: str,
    tell: Callable[[str], None],
    stuck_seconds: float = STUCK_SECONDS,
    only: str = "",
    terms: Iterable[Term] = (),
    fillers: bool = True,
) -> None:
    """Caption a source until it or the meeting ends.

    The engine must be started: what is said while it loads would come late. It is left running.
    When this is cancelled, the sound ends, and its last words are still captioned.

    Args:
        line: a line to the meeting, of a person who may caption.
        source: where the sound comes from.
        engine: what listens.
        name: the engine's name, as it is shown and recorded.
        language: the language tag.
        tell: takes plain sentences for the captioner.
        stuck_seconds: after so long without an answer everybody is told.
        only: the name of the one person whose turns are captioned, "" for everybody.
        terms: what the captioner knows; the meeting's glossary gets it.
        fillers: whether an "um" is written.

    Raises:
        NotLetCaption: the meeting does not let this person caption.
        LineEnded: the line ended for good, though the meeting goes on.
        SoundError: the sound ended badly; all that came before was captioned.
        EngineStopped: the engine stopped too often.
    """
    stop = asyncio.Event()
    start = StartCaptions(language=language, engine=name)
    handing_in = HandingIn(line, start, tell)
    captioner = _Captioner(line, source, stop, handing_in, StandingBy(language), tell, only=only)
    composer = Composer(language, name, fillers=fillers)
    terms = tuple(terms)
    learning = Learning(composer, language, terms)
    following = asyncio.create_task(captioner.follow(learning))
    captioning = asyncio.create_task(captioner.caption(engine, composer, stuck_seconds, terms))
    ends = {following, captioning, handing_in.trouble}
    try:
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for one in done:
            one.result()
    except asyncio.CancelledError:
        stop.set()
        await asyncio.wait({captioning}, timeout=POLITE_SECONDS)
        raise
    finally:
        for task in (captioning, following):
            task.cancel()
            with suppress(asyncio.CancelledError, CaptionError):
                await task


class _Captioner:
    """Stands between the pipeline, which never waits, and the line, which may be down."""

    def __init__(  # noqa: PLR0913 - the same
        self,
        line: Line,
        source: Source,
        stop: asyncio.Event,
        handing_in: HandingIn,
        standing_by: StandingBy,
        tell: Callable[[str], None],
        *,
        only: str,
    ) -> None:
        self._only = only
        self._line = line
        self._handing_in = handing_in
        self._standing_by = standing_by
        self._stop = stop
        self._free = asyncio.Event()
        self._stands_by = False
        self._same_room = SameRoom()
        self._tell = tell
        self._time = MeetingTime()
        voices = Voices()
        self._source = Marked(
            Until(source, stop, self._time.sound_came),
            lambda: voices.is_another(handing_in.meeting),
        )
        self._results: asyncio.Queue[Result] = asyncio.Queue()

    async def follow(self, learning: Learning) -> None:
        """Read the line until it or the meeting ends; keep the meeting's time and its terms."""
        async for happening in until_closed(self._line, self._time, self._tell):
            self._handing_in.take(happening)
            learning.take(happening)
            self._standing_by.take(happening, self._time.now())
            if told := self._same_room.take(happening):
                self._tell(told)
            self._go_on()

    async def caption(
        self, engine: SteadyEngine, composer: Composer, stuck_seconds: float, terms: Sequence[Term]
    ) -> None:
        """Start captions, send what comes, and stop them when the sound is over."""
        await self._handing_in.start()
        self._handing_in.share(terms)
        sending = asyncio.create_task(self._send())
        try:
            await run_captions(
                self._source,
                engine,
                composer,
                self._results.put_nowait,
                stuck_seconds=stuck_seconds,
                cut=self._parts,
            )
        except CaptionError:
            await self._finish()
            raise
        else:
            await self._finish()
        finally:
            sending.cancel()

    def _parts(self, heard: FinalHeard) -> Iterator[FinalHeard]:
        """Cut a line where somebody else got the floor; drop what the own speaker did not say."""
        for part in parts(heard, self._handing_in.meeting, self._time.of):
            if self._is_wanted(part.words[0].end):
                yield part
            else:
                self._line.speak(Speech(text="", stable=0, start=self._time.now()))

    def _is_wanted(self, ms: int) -> bool:
        """Tell whether a word that ended then may go out."""
        meeting, at = self._handing_in.meeting, self._time.of(ms)
        return not self._only or has_floor(meeting, self._only, at)

    def _go_on(self) -> None:
        """Say when a person types and when no longer; hand in what waited for that."""
        now = self._time.now()
        stands_by = self._standing_by.is_covered(now)
        if stands_by != self._stands_by:
            self._stands_by = stands_by
            told = TYPED_NOW if stands_by else MACHINE_AGAIN
            self._tell(say(told))
            if stands_by:
                self._line.speak(Speech(text="", stable=0, start=now))
        for caption in self._standing_by.due(now):
            self._handing_in.put(caption)
        if not self._standing_by.holds:
            self._free.set()

    async def _finish(self) -> None:
        await self._results.join()
        await self._wait_for_typist()
        await self._handing_in.finish()

    async def _wait_for_typist(self) -> None:
        """Hold words back until a person typed them, or types no more.

        Where the machine must go before that, it hands them in: words that stand twice are better
        than words that nobody reads.
        """
        self._go_on()
        while self._standing_by.holds and not self._stop.is_set():
            await self._until_free(SILENT_MS / 1000, self._stop)
            self._go_on()
        if self._standing_by.holds:
            await self._until_free(LAST_SECONDS)
        for caption in self._standing_by.give_up():
            self._handing_in.put(caption)

    async def _until_free(self, seconds: float, *others: asyncio.Event) -> None:
        """Wait until nothing is held back, another event, or so much time is over."""
        self._free.clear()
        ends = [asyncio.create_task(one.wait()) for one in (self._free, *others)]
        try:
            await asyncio.wait(ends, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for end in ends:
                end.cancel()

    async def _send(self) -> None:
        """Send results in the order in which they came, without waiting for answers."""
        while True:
            self._put_out(await self._results.get())
            await asyncio.sleep(0)  # a question is sent when its task begins
            self._results.task_done()

    def _put_out(self, result: Result) -> None:
        match result:
            case Partial() if self._stands_by:
                self._go_on()
            case Partial() if result.text and not self._is_wanted(result.start + BREATH_MS):
                pass
            case Partial():
                start = self._time.of(result.start)
                self._line.speak(
                    Speech(text=result.text[:MOST_TEXT], stable=result.stable, start=start)
                )
            case Caption():
                self._put(self._caption(result))
            case Gap():
                self._tell(_missing(result))
                self._resume(result)
            case Stalled():
                told = DEAF if result.deaf else HANGS
                self._tell(say(told))
                self._handing_in.report(StallCaptions(since=self._time.of(result.at)))
            case Resumed():
                self._tell(say("Captions go on."))
                self._resume(result)
            case Notice():
                self._tell(say(result.text))

    def _put(self, caption: AddCaption) -> None:
        """Hand a caption in, or hold it back while a person types."""
        for one in self._standing_by.put(caption, self._time.now()):
            self._handing_in.put(one)
        if self._standing_by.holds:
            asyncio.get_running_loop().call_later(SILENT_MS / 1000, self._go_on)

    def _resume(self, lost: Gap | Resumed) -> None:
        start, end = self._time.of(lost.start), self._time.of(lost.end)
        self._handing_in.report(ResumeCaptions(start=start, end=end))

    def _caption(self, caption: Caption) -> AddCaption:
        of = self._time.of
        words = (
            Word(one.text, of(one.start), of(one.end), one.confidence) for one in caption.words
        )
        return AddCaption(
            text=caption.text[:MOST_TEXT],
            start=of(caption.start),
            end=of(caption.end),
            words=tuple(words)[:MOST_WORDS],
            mended=caption.mended[:MOST_MENDED],
        )


def _missing(gap: Gap) -> str:
    return say_many(
        "{number} second of speech could not be captioned.",
        "{number} seconds of speech could not be captioned.",
        max(1, round((gap.end - gap.start) / 1000)),
    )
