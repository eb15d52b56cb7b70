"""Who was not heard, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting.language import later
from meeting.told import wording
from meeting.told.scene import Scene


def hand_unheard(event: e.HandUnheard, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.before)
    if hand is None:
        return ""
    return scene.told(
        hand.person,
        later("The item was closed before your turn. Type /writein and what you want to say."),
        later("{who} was not heard, and is on the unheard list."),
    )


def written_in(event: e.WrittenIn, scene: Scene) -> str:
    return scene.told(
        event.by,
        later("You wrote, since you were not heard: {text}"),
        later("{who} was not heard, and writes: {text}"),
        text=event.text,
    )
