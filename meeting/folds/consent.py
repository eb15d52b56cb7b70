"""Who lets their words be kept, and what is no longer there."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from msgspec.structs import replace

from meeting import events as e
from meeting.folds import marks
from meeting.series import Series
from meeting.state import Meeting, Note, OffRecord, Person


def consent_given(meeting: Meeting, event: e.ConsentGiven) -> Meeting:
    """Keep the yes, and the name for the record."""
    person = meeting.people.get(event.person)
    if person is None:
        return meeting
    name = person.name or event.name  # the log may have kept no other one
    addressed = person.addressed or event.addressed
    changed = replace(person, consent=True, record_name=event.name, name=name, addressed=addressed)
    return _with(meeting, changed)


def consent_refused(meeting: Meeting, event: e.ConsentRefused) -> Meeting:
    """Keep the no; forget what this person said and wrote so far."""
    person = meeting.people.get(event.person)
    if person is not None:
        meeting = _with(meeting, replace(person, consent=False, record_name=""))
    meeting = _without_captions(meeting, event.events)
    own = [note.id for note in meeting.chat if note.by == event.person]
    shared = {one.id for one in meeting.links if one.shared and one.by == event.person}
    meeting = marks.forgotten(meeting, shared.union(own))
    unheard = tuple(
        replace(one, about="", words="") if one.person == event.person else one
        for one in meeting.unheard
    )
    return replace(meeting, chat=_blank(meeting.chat, own), unheard=unheard)


def went_off_record(meeting: Meeting, event: e.WentOffRecord) -> Meeting:
    """Begin a stretch of which nothing is kept."""
    return replace(meeting, off=(*meeting.off, OffRecord(id=event.seq, began=event.at)))


def went_on_record(meeting: Meeting, event: e.WentOnRecord) -> Meeting:
    """End the stretch."""
    if not meeting.off:
        return meeting
    return replace(meeting, off=(*meeting.off[:-1], replace(meeting.off[-1], ended=event.at)))


def redacted(meeting: Meeting, event: e.Redacted) -> Meeting:
    """Forget the words, wherever they stood; that they were taken out stays known."""
    meeting = _without_captions(meeting, event.events, by=event.by)
    numbers = frozenset(event.events)
    meeting = marks.forgotten(meeting, numbers)
    return replace(
        meeting,
        chat=_blank(meeting.chat, numbers),
        decisions=tuple(one for one in meeting.decisions if one.id not in numbers),
        actions=tuple(one for one in meeting.actions if one.id not in numbers),
        notes=tuple(one for one in meeting.notes if one.id not in numbers),
        questions=tuple(
            replace(one, text="", answer="") if one.id in numbers else one
            for one in meeting.questions
        ),
        proposals=tuple(one for one in meeting.proposals if one.caption not in numbers),
    )


def _without_captions(meeting: Meeting, numbers: Collection[int], by: int = 0) -> Meeting:
    captions, gone = meeting.captions, set[int]()
    for number in numbers:
        caption = captions.get(number)
        if caption:
            gone.add(number)
            blank = replace(
                caption, text="", raw="", words=(), mended=(), wordings=(), taken_out_by=by
            )
            captions = captions.replace(blank)
    proposals = tuple(one for one in meeting.proposals if one.caption not in gone)
    return replace(meeting, captions=captions, proposals=proposals)


def _blank(chat: Series[Note], numbers: Collection[int]) -> Series[Note]:
    for number in numbers:
        note = chat.get(number)
        if note:
            chat = chat.replace(replace(note, text=""))
    return chat


def _with(meeting: Meeting, person: Person) -> Meeting:
    return replace(meeting, people=MappingProxyType({**meeting.people, person.id: person}))
