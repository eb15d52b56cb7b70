"""Marks beside the talk: notes and links, and marks that were taken back."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from meeting import events as e
from meeting.addresses import found
from meeting.state import Link, Meeting, Note


def note_recorded(meeting: Meeting, event: e.NoteRecorded) -> Meeting:
    """Keep the note, with the agenda item that it was made in."""
    item = meeting.item.id if meeting.item else 0
    note = Note(id=event.seq, at=event.at, by=event.by, text=event.text, item=item)
    return replace(meeting, notes=(*meeting.notes, note))


def link_shared(meeting: Meeting, event: e.LinkShared) -> Meeting:
    """Keep the link, with what it is about."""
    return gathered(meeting, event, (event.address,), about=event.about, shared=True)


def mark_taken_back(meeting: Meeting, event: e.MarkTakenBack) -> Meeting:
    """Take the mark out; links keep their place, so that the others keep their numbers."""
    links = (replace(one, gone=one.gone or one.id == event.mark) for one in meeting.links)
    return replace(
        meeting,
        decisions=_without(meeting.decisions, event.mark),
        actions=_without(meeting.actions, event.mark),
        notes=_without(meeting.notes, event.mark),
        proposals=tuple(one for one in meeting.proposals if one.caption != event.mark),
        links=tuple(links),
    )


def gathered(
    meeting: Meeting,
    event: e.Event,
    addresses: Collection[str],
    *,
    about: str = "",
    shared: bool = False,
) -> Meeting:
    """Put addresses on the list of links, each once, in the order in which they came."""
    if not addresses:
        return meeting
    known = {one.address for one in meeting.links if not one.gone}
    new = tuple(
        Link(id=event.seq, by=event.by, address=one, about=about, shared=shared)
        for one in dict.fromkeys(addresses)
        if one not in known
    )
    return replace(meeting, links=(*meeting.links, *new)) if new else meeting


def forgotten(meeting: Meeting, numbers: Collection[int]) -> Meeting:
    """Take out the links of these events, so that the list is as if they had never been there.

    An address that was also in another line of the chat is on the list from there.
    """
    gone = {one.address for one in meeting.links if one.id in numbers and one.address}
    kept = [one for one in meeting.links if one.id not in numbers]
    for note in meeting.chat:
        for address in dict.fromkeys(found(note.text if note.kept else "")):
            if address in gone and note.id not in numbers:
                gone.remove(address)
                kept.append(Link(id=note.id, by=note.by, address=address))
    return replace(meeting, links=tuple(sorted(kept, key=lambda one: one.id)))


def _without(notes: tuple[Note, ...], mark: int) -> tuple[Note, ...]:
    return tuple(one for one in notes if one.id != mark)
