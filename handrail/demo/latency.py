"""How long captions take from the spoken word to the reader."""

from collections.abc import AsyncIterator, Callable, Sequence
from math import ceil
from statistics import median

from client.happenings import CaughtUp, Happened, Happening, Heard
from client.line import Line, PassingOn
from meeting.events import CaptionAdded
from meeting.language import later, say
from meeting.values import Source


class Stopwatch:
    """Take the time of every caption and of every word's first sight, in milliseconds.

    Attributes:
        captions: from the end of the speech to the finished caption.
        words: from the end of each word to the first time it was on the screen.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with nothing; `clock` gives seconds that never go back."""
        self.captions: list[int] = []
        self.words: list[int] = []
        self._clock = clock
        self._offset: float | None = None
        self._seen: dict[int, list[float]] = {}

    def take(self, happening: Happening) -> None:
        """Take the time of one happening, as soon as it is there."""
        now = self._clock() * 1000
        if isinstance(happening, Happened) and not happening.missed:
            ahead = now - happening.event.at
            self._offset = ahead if self._offset is None else min(self._offset, ahead)
            if isinstance(happening.event, CaptionAdded):
                self._caption(happening.event, now)
        elif isinstance(happening, Heard):
            self._partial(happening, now)

    def sentences(self) -> tuple[str, ...]:
        """Return the figures in plain sentences."""
        if not self.captions:
            return (say("No caption arrived, so there is no time to tell."),)
        told = [_told(later("finished caption"), self.captions)]
        if self.words:
            told.append(_told(later("single word"), self.words))
        return tuple(told)

    def _partial(self, heard: Heard, now: float) -> None:
        seen = self._seen.setdefault(heard.source, [])
        seen.extend([now] * (len(heard.text.split()) - len(seen)))

    def _caption(self, event: CaptionAdded, now: float) -> None:
        seen = self._seen.pop(event.by, [])
        if event.source is not Source.AUTOMATIC or self._offset is None:
            return
        self.captions.append(round(now - self._offset) - event.end)
        self.words += [
            max(0, round(first - self._offset) - word.end)
            for first, word in zip(seen, event.words, strict=False)
            if word.confidence is not None  # else the engine gives no true times of words
        ]


class TimedLine(PassingOn):
    """A line that shows every happening to a stopwatch on its way to the reader."""

    def __init__(self, line: Line, stopwatch: Stopwatch) -> None:
        """Wrap a line."""
        super().__init__(line)
        self._stopwatch = stopwatch

    async def __aiter__(self) -> AsyncIterator[Happening]:
        """Yield what the line yields."""
        live = False
        async for happening in self._line:
            live = live or isinstance(happening, CaughtUp)
            if live:
                self._stopwatch.take(happening)
            yield happening


def percentile(values: Sequence[int], share: float) -> int:
    """Return the smallest value that at least this share of the values does not pass."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def _told(what: str, delays: Sequence[int]) -> str:
    middle, late = median(delays) / 1000, percentile(delays, 0.95) / 1000
    return say(
        "From speech to {what}: median {middle} seconds, 95 of 100 within {late} seconds.",
        what=say(what),
        middle=f"{middle:.1f}",
        late=f"{late:.1f}",
    )
