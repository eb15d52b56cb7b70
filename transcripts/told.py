"""A meeting as lines, one for each thing that happened, in the words that people were told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import fields, replace

from meeting import events as e
from meeting import sentences
from meeting.apply import apply, replay
from meeting.erasing import BLANKS, erased
from meeting.language import say
from meeting.state import Meeting, Person
from meeting.values import SERVER
from transcripts.masking import NOT_NAMED, masked

_WORDS = frozenset({"text", "what", "old", "address"})

SAYING = frozenset(
    kind
    for kind in BLANKS
    if any(field.required and field.name in _WORDS for field in fields(kind))
)
"""Events that say nothing without their words."""

Names = Mapping[int, str]


class Teller:
    """Say events as they come; people have the names that the record may give them.

    Attributes:
        meeting: the state after the last event.
    """

    def __init__(self, you: int = SERVER, names: Names | None = None) -> None:
        """Begin before the first event.

        Args:
            you: who reads, and is "You"; 0 for nobody.
            names: what people are called; None for what the record calls them at the time.
        """
        self.meeting = Meeting()
        self._you = you
        self._names = names
        self._seen: Mapping[int, Person] = self.meeting.people
        self._named: Mapping[int, Person] = self.meeting.people

    def tell(self, event: e.Event) -> tuple[str, ...]:
        """Return the lines of one event: nothing, a sentence, or two.

        Raises:
            OutOfOrder: the event is not the next one.
        """
        before = self._shown(self.meeting)
        self.meeting = apply(self.meeting, event)
        after = self._shown(self.meeting)
        if isinstance(event, e.CaptionAdded):
            caption = after.captions.get(event.seq)
            return (sentences.caption(caption, after),) if caption and caption.text else ()
        if _is_empty(event):
            return ()
        told = sentences.announce(_with_name(event, after), before, after, self._you)
        return tuple(one.text for one in told if not one.private)

    def _shown(self, meeting: Meeting) -> Meeting:
        """Return the meeting with people as they may be called; made anew only where they moved."""
        if not meeting.purpose:
            return meeting
        if meeting.people is not self._seen:
            self._seen, self._named = meeting.people, self._renamed(meeting)
        return replace(meeting, people=self._named)

    def _renamed(self, meeting: Meeting) -> Mapping[int, Person]:
        if self._names is None:
            return masked(meeting).people
        people = meeting.people.values()
        names = self._names
        return {one.id: replace(one, name=names.get(one.id, say(NOT_NAMED))) for one in people}


def lines(events: Iterable[e.Event], you: int = SERVER) -> Iterator[str]:
    """Yield all lines of a record; people have the names of its end, from its first line on."""
    events = tuple(events)
    end = masked(replay(events))
    names = MappingProxyType({one.id: one.name for one in end.people.values()})
    teller = Teller(you, names)
    for event in events:
        yield from teller.tell(event)


def _is_empty(event: e.Event) -> bool:
    """Tell whether the words of an event were taken out, or never kept."""
    return type(event) in SAYING and erased(event) is event


def _with_name(event: e.Event, meeting: Meeting) -> e.Event:
    """Return an event that brings a name with the one that the record may give."""
    if not meeting.purpose:
        return event
    if isinstance(event, e.PersonJoined | e.PersonAdded):
        return replace(event, name=meeting.name_of(event.seq))
    if isinstance(event, e.PersonRenamed):
        return replace(event, name=meeting.name_of(event.person))
    return event
