"""Captions that come late are told to all who read them, once; so is their catching up."""

from __future__ import annotations

import pytest

from client import happenings as h
from meeting import events as e
from meeting.state import Meeting
from meeting.values import Source
from tui.caption_lag import CaptionLag, told
from tui.model import Model
from tui.settings import Settings
from tui.telling import Level

BEHIND = "Captions are 5 seconds behind the speech."
CAUGHT_UP = "Captions have caught up."


def caption(lag: int, seq: int = 1, by: int = 7, engine: str = "vosk") -> e.CaptionAdded:
    """Return a caption that stood in the meeting so many milliseconds after its last word."""
    end = seq * 10_000
    source = Source.AUTOMATIC if engine else Source.TYPED
    return e.CaptionAdded(
        seq=seq, by=by, at=end + lag, text="Yes.", start=end - 500, end=end, speaker=3,
        source=source, language="en", engine=engine,
    )  # fmt: skip


def told_of(lags: list[int]) -> list[str]:
    """Return what readers are told where captions come so late, one after the other."""
    lag = CaptionLag()
    return [lag.finished(caption(one, seq)) for seq, one in enumerate(lags, 1)]


@pytest.mark.parametrize(
    ("lags", "sentences"),
    [
        ([600] * 5, [""] * 5),
        ([600, 9_000, 600, 600], [""] * 4),
        ([5_000] * 4, ["", "", BEHIND, ""]),
        ([5_000, 5_000, 5_000, 3_000, 3_000, 3_000], ["", "", BEHIND, "", "", ""]),
        ([5_000, 5_000, 5_000, 700, 700, 700], ["", "", BEHIND, "", CAUGHT_UP, ""]),
    ],
    ids=["in time", "late by chance", "late", "not yet in time", "in time again"],
)
def test_lateness_is_told_once_and_its_end_too(lags: list[int], sentences: list[str]) -> None:
    """One caption that is late says nothing, and a lag around the limit is not told each time."""
    assert told_of(lags) == sentences


def test_the_lag_is_told_in_seconds() -> None:
    """Whoever asks hears it, also where it is small."""
    lag = CaptionLag()
    assert told(lag) == ()

    for seq in (1, 2, 3):
        lag.finished(caption(640, seq))

    assert told(lag) == ("They come 0.6 seconds after the words.",)


def test_a_captioner_who_stopped_counts_no_more() -> None:
    """The lag is that of the captions that still come."""
    lag = CaptionLag()
    lag.finished(caption(9_000, by=7))
    lag.finished(caption(700, by=8))

    lag.stopped(7)

    assert lag.seconds == pytest.approx(0.7)


def heard(model: Model, *captions: e.CaptionAdded, missed: bool = False) -> list[str]:
    """Give captions to a model; return what it tells beside them."""
    lines = [
        one.text
        for event in captions
        for one in model.take(h.Happened(event, Meeting(), Meeting(), missed=missed))
    ]
    return [line for line in lines if line in (BEHIND, CAUGHT_UP)]


def test_readers_are_told_by_their_client() -> None:
    """Nobody has to ask whether the words on the screen are old."""
    late = [caption(5_000, seq) for seq in (1, 2, 3)]

    assert heard(Model(), *late) == [BEHIND]
    assert heard(Model(settings=Settings(tell=Level.ME)), *late) == []


def test_typed_captions_and_what_was_missed_are_no_lateness() -> None:
    """A person types as fast as they can, and what was said before you came is old anyway."""
    typed = [caption(5_000, seq, engine="") for seq in (1, 2, 3)]
    late = [caption(5_000, seq) for seq in (1, 2, 3)]

    assert heard(Model(), *typed) == []
    assert heard(Model(), *late, missed=True) == []
