"""What keeps the queue in order, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import reasons, summaries
from meeting.language import say
from meeting.told import wording
from meeting.told.scene import Scene


def queue_opened(event: e.QueueOpened, scene: Scene) -> str:
    return say("{who} opened the queue.", who=scene.name(event.by))


def queue_closed(event: e.QueueClosed, scene: Scene) -> str:
    return say("{who} closed the queue.", who=scene.name(event.by))


def queue_cleared(event: e.QueueCleared, scene: Scene) -> str:
    sentence = say("{who} took all hands down.", who=scene.name(event.by))
    return wording.because(sentence, event.reason)


def mode_changed(event: e.ModeChanged, scene: Scene) -> str:
    sentence = say("{who} changed the order.", who=scene.name(event.by))
    return wording.together(sentence, reasons.mode(scene.after))


def move_undone(event: e.MoveUndone, scene: Scene) -> str:
    sentence = say("{who} took the last move back.", who=scene.name(event.by))
    return wording.together(sentence, _stands_again(scene))


def _stands_again(scene: Scene) -> str:
    """Return what is as it was, the most telling first."""
    before, after = scene.before, scene.after
    if before.floor != after.floor:
        return summaries.floor(after, scene.you)
    if (before.mode, before.rounds) != (after.mode, after.rounds):
        return reasons.mode(after)
    if before.queue_is_open != after.queue_is_open:
        return _open_again() if after.queue_is_open else say("The queue is closed again.")
    return say("The queue is as before.")


def _open_again() -> str:
    return say("The queue is open again.")
