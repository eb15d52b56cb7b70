"""The captioner: a client that starts captions, hands them in, and takes its leave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

import pytest
from msgspec.structs import replace

from captions.captioner import LAST_SECONDS, caption_meeting
from captions.engines.engine import Heard
from captions.engines.steady import SteadyEngine
from captions.engines.wire import Took
from captions.errors import CutOffSound, LineEnded, NotLetCaption
from captions.sound.chunks import Chunk
from captions.sources.source import Source
from client.happenings import CaughtUp, Ended, Happened, Happening, StartedAgain
from meeting.commands import (
    AddCaption,
    Command,
    ResumeCaptions,
    StallCaptions,
    StartCaptions,
    StopCaptions,
)
from meeting.events import (
    CaptionAdded,
    CaptionsStarted,
    CaptionsStopped,
    Event,
    MeetingClosed,
    MeetingOpened,
    SwearingHidden,
)
from meeting.state import Captioner, Meeting, Status
from meeting.values import Source as Origin
from meeting.wire import Done, Refused, Speech
from tests.captions.stand_ins import ListSource, PaperEar, chunk, final, partial


class PaperLine:
    """A line to a meeting that says yes, and writes down what is sent."""

    def __init__(self, *, answer: Done | Refused | None = None) -> None:
        self.sent: list[Command | Speech] = []
        self.happenings: asyncio.Queue[Happening] = asyncio.Queue()
        self.meeting = Meeting()
        self._answer = answer or Done(id="1", seq=1)
        self.happenings.put_nowait(CaughtUp(0))

    async def __aiter__(self) -> AsyncIterator[Happening]:
        while True:
            happening = await self.happenings.get()
            yield happening
            if isinstance(happening, Ended):
                return

    async def ask(self, command: Command) -> Done | Refused:
        """Answer, after the event that comes of it."""
        self.sent.append(command)
        if isinstance(command, StartCaptions):
            started = CaptionsStarted(seq=1, at=60_000, captioner=0, language="en")
            self.happen(started, Status.OPEN)
            await asyncio.sleep(0.001)
        return self._answer

    def happen(self, event: Event, status: Status) -> None:
        """Let something happen in the meeting."""
        after = replace(self.meeting, status=status)
        self.happenings.put_nowait(Happened(event, Meeting(), after))

    def speak(self, speech: Speech) -> None:
        """Write a partial down."""
        self.sent.append(speech)

    async def hang_up(self) -> None:
        """Do nothing."""


async def _caption(line: PaperLine, source: Source, ear: PaperEar) -> list[str]:
    told: list[str] = []
    engine = SteadyEngine(lambda: ear)
    await caption_meeting(line, source, engine, name="paper", language="en", tell=told.append)
    return told


SCRIPT: dict[int, list[Heard]] = {
    0: [partial("good")],
    100: [final("good morning", 0, 150), partial("and", 200)],
}


def _answers(one: Chunk) -> list[Heard]:
    return SCRIPT.get(one.start, [])


async def test_captions_are_started_handed_in_and_stopped() -> None:
    """In the order in which they were heard; partials between them."""
    line = PaperLine()

    await _caption(line, ListSource([chunk(0), chunk(100)]), PaperEar(_answers))

    assert [type(one) for one in line.sent] == [
        StartCaptions,
        Speech,
        AddCaption,
        Speech,
        StopCaptions,
    ]
    assert line.sent[0] == StartCaptions(language="en", engine="paper")


async def test_swear_words_are_hidden_as_the_meeting_wishes() -> None:
    """Whoever keeps the record says so, and machines follow at once."""
    line = PaperLine()
    line.meeting = Meeting(swearing_hidden=True)
    line.happen(SwearingHidden(seq=2, at=60_100, hidden=True), Status.OPEN)
    script: dict[int, list[Heard]] = {100: [final("what bullshit", 0, 150)]}

    await _caption(
        line, ListSource([chunk(0), chunk(100)]), PaperEar(lambda one: script.get(one.start, []))
    )

    (caption,) = (one for one in line.sent if isinstance(one, AddCaption))
    assert caption.text == "What b*******."
    assert [word.text for word in caption.words] == ["what", "bullshit"]


async def test_times_are_those_of_the_meeting() -> None:
    """The sound began when captions began, at 60 s of the meeting."""
    line = PaperLine()

    await _caption(line, ListSource([chunk(0), chunk(100)]), PaperEar(_answers))

    (caption,) = (one for one in line.sent if isinstance(one, AddCaption))
    assert caption.text == "Good morning."
    assert (caption.start, caption.end) == pytest.approx((60_000, 60_150), abs=500)
    assert caption.end - caption.start == 150
    assert [word.text for word in caption.words] == ["good", "morning"]


async def test_a_meeting_that_refuses_is_an_error() -> None:
    """With the server's reason, and the next step."""
    line = PaperLine(answer=Refused(why="You may not caption.", next="Ask a host."))

    with pytest.raises(NotLetCaption, match=r"You may not caption\. Ask a host\."):
        await _caption(line, ListSource([]), PaperEar())


async def test_a_sound_that_ends_badly_is_told_after_its_captions() -> None:
    """Nothing that was heard is lost."""
    line = PaperLine()
    source = ListSource([chunk(0)], error=CutOffSound("It is cut off."))

    with pytest.raises(CutOffSound):
        await _caption(line, source, PaperEar(last=[final("the end")]))

    assert [type(one) for one in line.sent][-2:] == [AddCaption, StopCaptions]


class Endless(ListSource):
    """Sound that goes on until nobody listens."""

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give silence."""
        start = 0
        while True:
            yield chunk(start)
            start += 100
            await asyncio.sleep(0.001)


async def test_the_last_words_are_captioned_when_somebody_stops_it() -> None:
    """Ctrl-C ends the sound, not the sentence."""
    line = PaperLine()
    running = asyncio.create_task(
        _caption(line, Endless([]), PaperEar(last=[final("one last thing")]))
    )
    await asyncio.sleep(0.05)

    running.cancel()
    await asyncio.wait({running})

    assert running.cancelled()
    assert [type(one) for one in line.sent] == [StartCaptions, AddCaption, StopCaptions]


class WithTypist(PaperLine):
    """A meeting in which Ana types captions, number 2."""

    typing = Meeting(status=Status.OPEN, captioners=(Captioner(person=2, language="en"),))

    def happen(self, event: Event, status: Status) -> None:
        """Let something happen while she types."""
        self.happenings.put_nowait(Happened(event, Meeting(), replace(self.typing, status=status)))

    def types(self, end: int) -> None:
        """Let her type what was said until then."""
        typed = CaptionAdded(
            seq=3, at=end + 10, by=2, text="typed", start=end - 500, end=end,
            speaker=0, source=Origin.TYPED, language="en",
        )  # fmt: skip
        self.happen(typed, Status.OPEN)

    @property
    def captions(self) -> list[str]:
        """What the machine handed in."""
        return [one.text for one in self.sent if isinstance(one, AddCaption)]


async def test_words_that_a_person_still_types_are_not_lost_when_the_sound_ends() -> None:
    """The machine waits; what she types is not handed in twice."""
    line = WithTypist()
    ear = PaperEar(last=[final("one last thing")])
    running = asyncio.create_task(_caption(line, ListSource([chunk(0)]), ear))
    await asyncio.sleep(0.1)
    assert line.captions == []
    assert not running.done()

    line.types(62_000)
    await asyncio.wait_for(running, 2)

    assert line.captions == []


async def test_words_that_nobody_types_are_handed_in_after_the_end_of_the_sound() -> None:
    """She stops, and the machine's last words stand."""
    line = WithTypist()
    ear = PaperEar(last=[final("one last thing")])
    running = asyncio.create_task(_caption(line, ListSource([chunk(0)]), ear))
    await asyncio.sleep(0.1)

    line.typing = Meeting()
    line.happen(CaptionsStopped(seq=4, at=61_500, captioner=2), Status.OPEN)
    await asyncio.wait_for(running, 2)

    assert line.captions == ["One last thing."]


async def test_a_machine_that_must_go_hands_in_what_it_held_back() -> None:
    """Words that stand twice are better than words that nobody reads."""
    line = WithTypist()
    ear = PaperEar(last=[final("one last thing")])
    running = asyncio.create_task(_caption(line, Endless([]), ear))
    await asyncio.sleep(0.1)

    running.cancel()
    await asyncio.wait({running}, timeout=LAST_SECONDS + 1)

    assert line.captions == ["One last thing."]


async def test_a_meeting_that_is_closed_ends_the_captions() -> None:
    """As it should be: the person is told, and it is no error."""
    line = PaperLine()
    running = asyncio.create_task(_caption(line, Endless([]), PaperEar()))
    await asyncio.sleep(0.02)

    line.happen(MeetingClosed(seq=2, at=61_000), Status.CLOSED)

    assert await asyncio.wait_for(running, 1) == ["The meeting is closed."]


async def test_a_line_that_ends_for_good_is_an_error() -> None:
    """The meeting goes on without captions, so somebody must do something."""
    line = PaperLine()
    running = asyncio.create_task(_caption(line, Endless([]), PaperEar()))
    await asyncio.sleep(0.02)

    line.happenings.put_nowait(Ended("You are banned.", "Ask a host."))

    with pytest.raises(LineEnded, match=r"You are banned\. Ask a host\."):
        await asyncio.wait_for(running, 1)


async def test_captions_that_the_meeting_stopped_meanwhile_start_again() -> None:
    """A line that was away for long has lost its place; the captioner takes it up by itself."""
    line = PaperLine()
    running = asyncio.create_task(_caption(line, Endless([]), PaperEar()))
    await asyncio.sleep(0.02)

    line.happen(CaptionsStopped(seq=2, at=61_000, captioner=0), Status.OPEN)
    await asyncio.sleep(0.02)
    running.cancel()
    await asyncio.wait({running})

    assert [type(one) for one in line.sent] == [StartCaptions, StartCaptions, StopCaptions]


async def test_a_new_log_hears_again_that_captions_are_on() -> None:
    """A server that lost its log knows nothing of the captioner, once all is told anew."""
    line = PaperLine()
    running = asyncio.create_task(_caption(line, Endless([]), PaperEar()))
    await asyncio.sleep(0.02)

    line.happenings.put_nowait(StartedAgain())
    line.happen(MeetingOpened(seq=1, title="", language="en", utc=0, epoch="2"), Status.OPEN)
    line.happenings.put_nowait(CaughtUp(0))
    await asyncio.sleep(0.02)
    running.cancel()
    await asyncio.wait({running})

    assert [type(one) for one in line.sent].count(StartCaptions) == 2


async def test_a_caption_that_was_refused_meanwhile_is_handed_in_anew() -> None:
    """Each caption is in the record once, also where the meeting had stopped captions."""

    class Stopped(PaperLine):
        async def ask(self, command: Command) -> Done | Refused:
            refused = isinstance(command, AddCaption) and len(self.sent) == 2
            answer = await super().ask(command)
            if not refused:
                return answer
            self.happen(CaptionsStopped(seq=2, at=61_000, captioner=0), Status.OPEN)
            await asyncio.sleep(0.01)
            return Refused(why="Your captions are not started.")

    line = Stopped()

    told = await _caption(line, ListSource([chunk(0), chunk(100)]), PaperEar(_answers))

    handed_in = [one for one in line.sent if isinstance(one, AddCaption)]
    assert told == []
    assert [one.text for one in handed_in] == ["Good morning.", "Good morning."]


async def test_what_the_captioner_should_know_is_told() -> None:
    """Lost sound, in plain words."""
    line = PaperLine()

    told = await _caption(line, ListSource([chunk(0), chunk(3_100)]), PaperEar())

    assert told == ["3 seconds of speech could not be captioned."]


async def test_a_line_that_is_down_keeps_captions_waiting_not_the_engine() -> None:
    """The answer may take minutes; the sound does not wait for it."""
    line, up = PaperLine(), asyncio.Event()

    class Down(PaperLine):
        async def ask(self, command: Command) -> Done | Refused:
            if isinstance(command, AddCaption):
                await up.wait()
            return await line.ask(command)

    down = Down()
    down.sent, down.happenings = line.sent, line.happenings
    ear = PaperEar(_answers)
    running = asyncio.create_task(
        _caption(down, ListSource([chunk(at) for at in range(0, 500, 100)]), ear)
    )
    await asyncio.sleep(0.05)

    assert ear.heard[-1] == 400
    up.set()
    await running
    assert isinstance(line.sent[-1], StopCaptions)


def test_a_long_caption_is_within_the_limits_of_the_wire() -> None:
    """Words beyond the limit are left out of the list, never out of the text's beginning."""
    long = replace(final("word " * 600, 0, 60_000), paused=True)
    line = PaperLine()

    asyncio.run(_caption(line, ListSource([]), PaperEar(last=[long])))

    (caption,) = (one for one in line.sent if isinstance(one, AddCaption))
    assert (len(caption.words), len(caption.text)) == (500, 2_000)


async def test_everybody_is_told_of_a_stall_and_of_what_it_cost() -> None:
    """The captioner knows it first, but it is the readers who are cut off."""
    line = PaperLine()

    class Hangs(PaperEar):
        async def take(self, chunk: Chunk) -> Took:
            await asyncio.sleep(0.05 if chunk.start == 0 else 0)
            return await super().take(chunk)

    engine = SteadyEngine(Hangs)
    told: list[str] = []
    captioning = caption_meeting(
        line,
        ListSource([chunk(0), chunk(3_000)]),
        engine,
        name="paper",
        language="en",
        tell=told.append,
        stuck_seconds=0.01,
    )
    await captioning

    assert [type(one) for one in line.sent] == [
        StartCaptions,
        StallCaptions,
        ResumeCaptions,
        StopCaptions,
    ]
    resumed = line.sent[2]
    assert isinstance(resumed, ResumeCaptions)
    assert resumed.end - resumed.start == 2_900
    assert told == ["Captions have stopped. The engine does not answer.", "Captions go on."]


async def test_nothing_outside_the_own_turns_leaves_the_computer() -> None:
    """Nobody named so has the floor: neither partials nor captions go out."""
    line = PaperLine()
    source = ListSource([chunk(0), chunk(100)])
    engine = SteadyEngine(lambda: PaperEar(_answers))

    await caption_meeting(
        line, source, engine, name="paper", language="en", tell=lambda _: None, only="Bo"
    )

    assert not [one for one in line.sent if isinstance(one, AddCaption)]
    assert not [one for one in line.sent if isinstance(one, Speech) and one.text]
