"""Notes of the hosts, as sentences for those who may read them."""

from __future__ import annotations

from meeting import events as e
from meeting.language import say
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import SERVER


def notes_written(event: e.NotesWritten, scene: Scene) -> str:
    if scene.you == SERVER:  # the record is for everybody
        return ""
    return say(
        "{who} wrote host notes on: {title} Type /notes to read them.",
        who=scene.name(event.by),
        title=ended(wording.title(event.item, scene.after)),
    )


def notes_shown(event: e.NotesShown, scene: Scene) -> str:
    if not scene.yours(event.person):
        return ""
    return say("There are host notes. Type /notes to read them.")
