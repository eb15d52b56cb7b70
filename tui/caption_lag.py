"""How far captions come behind the speech, as the readers have it: late words are told."""

from __future__ import annotations

from collections import deque
from statistics import median

from meeting import events as e
from meeting.language import say, say_many

RECENT = 3
"""Captions that are judged together: one that comes late by chance says nothing."""

LATE = 4_000
"""Milliseconds behind the last word from which captions are late: a question is over by then."""

ON_TIME = 2_000
"""Milliseconds behind the last word up to which late captions have caught up."""


class CaptionLag:
    """Follow how long after its last word each caption stands in the meeting."""

    def __init__(self) -> None:
        """Begin with no caption."""
        self._lags: dict[int, deque[int]] = {}
        self._late: set[int] = set()

    @property
    def seconds(self) -> float | None:
        """How late the captions are that are latest now; None where no machine captions."""
        return max((median(lags) / 1000 for lags in self._lags.values()), default=None)

    def stopped(self, captioner: int) -> None:
        """Forget a captioner who has stopped."""
        self._lags.pop(captioner, None)
        self._late.discard(captioner)

    def finished(self, caption: e.CaptionAdded) -> str:
        """Take in a machine's caption; return what readers should know of it, "" for nothing."""
        lags = self._lags.setdefault(caption.by, deque(maxlen=RECENT))
        lags.append(max(0, caption.at - caption.end))
        lag = median(lags)
        if caption.by in self._late and lag <= ON_TIME:
            self._late.discard(caption.by)
            return say("Captions have caught up.")
        if caption.by not in self._late and len(lags) == RECENT and lag >= LATE:
            self._late.add(caption.by)
            return say_many(
                "Captions are {number} second behind the speech.",
                "Captions are {number} seconds behind the speech.",
                round(lag / 1000),
            )
        return ""


def told(lag: CaptionLag) -> tuple[str, ...]:
    """Return how late captions come, as a sentence; nothing where no machine captions."""
    if lag.seconds is None:
        return ()
    return (say("They come {seconds} seconds after the words.", seconds=f"{lag.seconds:.1f}"),)
