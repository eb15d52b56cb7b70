"""How long captions take: from the end of the speech to who reads."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from client.happenings import CaughtUp, Happened, Happening, Heard, Welcomed
from handrail.demo.latency import Stopwatch, TimedLine, percentile
from meeting.commands import Chat, Command
from meeting.events import CaptionAdded, ChatSaid, Event
from meeting.state import Meeting
from meeting.values import Source, Word
from meeting.wire import Done, Refused, Speech


class Clock:
    """A clock in seconds that a test sets; the meeting opened at 100."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    def at(self, milliseconds: int) -> None:
        """Go to a time of the meeting."""
        self.now = 100 + milliseconds / 1000


@pytest.fixture
def clock() -> Clock:
    """Begin when the meeting opens."""
    return Clock()


@pytest.fixture
def stopwatch(clock: Clock) -> Stopwatch:
    """Make a stopwatch that knows the meeting's time: an event came at once."""
    watch = Stopwatch(clock)
    watch.take(happened(ChatSaid(seq=1, at=0, by=2, text="Hello.")))
    return watch


def happened(event: Event, *, missed: bool = False) -> Happened:
    """Make an event happen."""
    return Happened(event, Meeting(), Meeting(), missed=missed)


def caption(
    end: int, *words: Word, source: Source = Source.AUTOMATIC, missed: bool = False
) -> Happened:
    """Finish a caption of speech that ended then."""
    text = " ".join(word.text for word in words) or "Hello."
    event = CaptionAdded(
        seq=9, at=end + 300, by=3, text=text, start=0, end=end, speaker=2, source=source,
        language="en", engine="paper", words=words,
    )  # fmt: skip
    return happened(event, missed=missed)


def test_a_caption_is_timed_from_the_end_of_its_speech(clock: Clock, stopwatch: Stopwatch) -> None:
    """By the meeting's own clock, as this reader knows it."""
    clock.at(2_600)

    stopwatch.take(caption(2_000))

    assert stopwatch.captions == [600]


@pytest.mark.parametrize(
    "happening", [caption(2_000, missed=True), caption(2_000, source=Source.TYPED)]
)
def test_what_was_not_heard_live_is_not_timed(
    clock: Clock, stopwatch: Stopwatch, happening: Happened
) -> None:
    """Neither what came while the line was down, nor what somebody typed."""
    clock.at(2_600)

    stopwatch.take(happening)

    assert stopwatch.captions == []


def test_a_word_is_timed_when_it_is_first_seen(clock: Clock, stopwatch: Stopwatch) -> None:
    """Not when its caption is finished."""
    clock.at(1_400)
    stopwatch.take(Heard(source=3, speaker=2, text="good"))
    clock.at(2_100)
    stopwatch.take(Heard(source=3, speaker=2, text="good morning"))
    clock.at(2_600)

    stopwatch.take(
        caption(2_000, Word("good", 900, 1_000, 1.0), Word("morning", 1_000, 2_000, 0.9))
    )

    assert stopwatch.words == [400, 100]


def test_words_without_true_times_are_not_timed(clock: Clock, stopwatch: Stopwatch) -> None:
    """Some engines do not tell when a word was spoken."""
    clock.at(1_400)
    stopwatch.take(Heard(source=3, speaker=2, text="good"))

    stopwatch.take(caption(1_000, Word("good", 900, 1_000, None)))

    assert stopwatch.words == []


def test_the_figures_are_told_in_plain_sentences(stopwatch: Stopwatch) -> None:
    """Median and 95th percentile."""
    stopwatch.captions += range(100, 2_100, 100)
    stopwatch.words += [500]

    assert stopwatch.sentences() == (
        "From speech to finished caption: median 1.1 seconds, 95 of 100 within 1.9 seconds.",
        "From speech to single word: median 0.5 seconds, 95 of 100 within 0.5 seconds.",
    )


def test_without_captions_that_is_told(stopwatch: Stopwatch) -> None:
    """Rather than a figure of nothing."""
    assert stopwatch.sentences() == ("No caption arrived, so there is no time to tell.",)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([5], 0.95, 5), ([1, 2], 0.5, 1), (range(1, 21), 0.95, 19), (range(1, 101), 0.95, 95)],
)
def test_a_percentile_is_the_nearest_rank(values: list[int], share: float, expected: int) -> None:
    """The smallest value that at least this share of the values does not pass."""
    assert percentile(list(reversed(values)), share) == expected


class PaperLine:
    """A line on which these things happen."""

    def __init__(self, *happenings: Happening) -> None:
        self.asked: list[Command | Speech | str] = []
        self._happenings = happenings

    async def __aiter__(self) -> AsyncIterator[Happening]:
        for happening in self._happenings:
            yield happening

    async def ask(self, command: Command) -> Done | Refused:
        """Note a wish."""
        self.asked.append(command)
        return Done(id="1", seq=1)

    def speak(self, speech: Speech) -> None:
        """Note speech."""
        self.asked.append(speech)

    async def hang_up(self) -> None:
        """Note the end."""
        self.asked.append("hung up")


async def test_a_timed_line_shows_everything_and_times_what_is_live(clock: Clock) -> None:
    """What happened before the reader came in tells nothing about delay."""
    stopwatch = Stopwatch(clock)
    clock.at(9_000)
    old, new = caption(2_000), caption(9_000)
    happenings = (Welcomed(2, (), "C"), old, CaughtUp(1), new)

    shown = [one async for one in TimedLine(PaperLine(*happenings), stopwatch)]

    assert tuple(shown) == happenings
    assert len(stopwatch.captions) == 1


async def test_a_timed_line_passes_everything_on() -> None:
    """The client that reads it notices nothing."""
    line = PaperLine()
    timed = TimedLine(line, Stopwatch(Clock()))

    await timed.ask(Chat(text="Hello."))
    timed.speak(Speech(text="hel"))
    await timed.hang_up()

    assert line.asked == [Chat(text="Hello."), Speech(text="hel"), "hung up"]
