"""Cuts finished lines where somebody else got the floor, and tells whose turn it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from captions.engines.engine import FinalHeard, Word
from meeting.state import Meeting, Turn

Time = Callable[[int], int]
"""Gives the meeting's time of a time of the source, both in milliseconds."""


def parts(heard: FinalHeard, meeting: Meeting, of: Time) -> Iterator[FinalHeard]:
    """Cut a line where a turn began: each word goes to who had the floor when it was spoken.

    Two people who speak without a pause between them are one line to an engine. A part that
    somebody else follows is over: it ends as after a pause.
    """
    cuts = _beginnings(meeting, of(heard.words[0].start))
    places = [sum(cut <= _middle(word, of) for cut in cuts) for word in heard.words]
    first = 0
    for at in range(1, len(places) + 1):
        if at == len(places):
            yield replace(heard, words=heard.words[first:])
        elif places[at] > places[at - 1]:
            yield FinalHeard(heard.words[first:at], paused=True)
            first = at


class Voices:
    """Notices when the floor goes to somebody else than who had it last."""

    def __init__(self) -> None:
        self._last: int | None = None

    def is_another(self, meeting: Meeting) -> bool:
        """Tell it once for each change; an empty floor in between is none."""
        if meeting.floor is None or meeting.floor.person == self._last:
            return False
        first, self._last = self._last is None, meeting.floor.person
        return not first


def has_floor(meeting: Meeting, name: str, at: int) -> bool:
    """Tell whether a person of this name had the floor at a time of the meeting."""
    return any(
        turn.began <= at and (turn.ended is None or at < turn.ended)
        for turn in _latest(meeting, at)
        if meeting.name_of(turn.person).casefold() == name.casefold()
    )


def _beginnings(meeting: Meeting, since: int) -> list[int]:
    """Give when turns of another person began after a time."""
    return [turn.began for turn in _latest(meeting, since) if turn.began > since]


def _latest(meeting: Meeting, since: int) -> Iterator[Turn]:
    if meeting.floor:
        yield meeting.floor
    for turn in reversed(meeting.turns):
        if turn.ended is not None and turn.ended <= since:
            return
        yield turn


def _middle(word: Word, of: Time) -> int:
    return of((word.start + word.end) // 2)
