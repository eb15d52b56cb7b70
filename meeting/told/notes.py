"""Notes of the hosts, as sentences for those who may read them."""

from __future__ import annotations

from meeting import events as e
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import SERVER


def notes_written(event: e.NotesWritten, scene: Scene) -> str:
    if scene.you == SERVER:  # the record is for everybody
        return ""
    title = wording.title(event.item, scene.after)
    return f"{scene.name(event.by)} wrote host notes on: {ended(title)} Type /notes to read them."


def notes_shown(event: e.NotesShown, scene: Scene) -> str:
    return "There are host notes. Type /notes to read them." if scene.yours(event.person) else ""
