"""Notes and links that are marked meanwhile, as sentences."""

from __future__ import annotations

from meeting import asking
from meeting import events as e
from meeting.told.scene import Scene


def note_recorded(event: e.NoteRecorded, _: Scene) -> str:
    return f"Note: {event.text}"


def link_shared(event: e.LinkShared, scene: Scene) -> str:
    about = f", {event.about}" if event.about else ""
    number = asking.link_number(scene.after, event.address)
    return f"{scene.name(event.by)} shared link {number}{about}: {event.address}"


def mark_taken_back(event: e.MarkTakenBack, scene: Scene) -> str:
    return f"{scene.name(event.by)} took back: {asking.mark(scene.before, event.mark)}"
