"""Notes and links that are marked meanwhile, as sentences."""

from __future__ import annotations

from meeting import asking
from meeting import events as e
from meeting.language import say
from meeting.told.scene import Scene


def note_recorded(event: e.NoteRecorded, _: Scene) -> str:
    return say("Note: {text}", text=event.text)


def link_shared(event: e.LinkShared, scene: Scene) -> str:
    number = asking.link_number(scene.after, event.address)
    link = f"{number}, {event.about}" if event.about else number
    who = scene.name(event.by)
    return say("{who} shared link {link}: {address}", who=who, link=link, address=event.address)


def mark_taken_back(event: e.MarkTakenBack, scene: Scene) -> str:
    words = asking.mark(scene.before, event.mark)
    return say("{who} took back: {words}", who=scene.name(event.by), words=words)
