"""Who was not heard: left waiting when their item was closed, or when the meeting ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from meeting.state import Meeting
from meeting.text import clean
from transcripts.document import Waiting


def waiting(meeting: Meeting, name: Callable[[Meeting, int], str]) -> Iterator[Waiting]:
    """Yield everybody who was not heard, in the order in which they came to be so."""
    titles = {item.id: item.title for item in meeting.agenda}
    for one in meeting.unheard:
        yield Waiting(
            id=one.id,
            at=one.raised,
            who=name(meeting, one.person),
            kind=one.kind,
            about=clean(one.about),
            item=clean(titles.get(one.item, "")),
            words=clean(one.words),
        )
    for hand in meeting.queue:
        yield Waiting(
            id=hand.id,
            at=hand.raised,
            who=name(meeting, hand.person),
            kind=hand.kind,
            about=clean(hand.about),
        )
