"""Who was not heard, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting.told import wording
from meeting.told.scene import Scene


def hand_unheard(event: e.HandUnheard, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.before)
    if hand is None:
        return ""
    if scene.yours(hand.person):
        return "The item was closed before your turn. Type /writein and what you want to say."
    return f"{scene.after.name_of(hand.person)} was not heard, and is on the unheard list."


def written_in(event: e.WrittenIn, scene: Scene) -> str:
    if scene.yours(event.by):
        return f"You wrote, since you were not heard: {event.text}"
    return f"{scene.after.name_of(event.by)} was not heard, and writes: {event.text}"
