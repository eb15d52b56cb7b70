"""Hands, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import SERVER, Kind, Why


def hand_raised(event: e.HandRaised, scene: Scene) -> str:
    if event.why is Why.LAST_WORD:
        return _last_word(event.by, event.person, scene)
    if event.why is Why.CUT_OFF:
        return _cut_off(event.person, scene)
    kind = "" if event.kind is Kind.NEW_POINT else f", {event.kind}"
    about = f": {event.about}" if event.about else ""
    if event.by != event.person:
        who = "you" if scene.yours(event.person) else scene.after.name_of(event.person)
        return ended(f"{scene.name(event.by)} raised a hand for {who}{kind}{about}")
    if scene.yours(event.person):
        return f"Your hand is up. {summaries.place(scene.after, scene.you)}"
    return ended(f"{scene.after.name_of(event.person)} raised a hand{kind}{about}")


def _cut_off(person: int, scene: Scene) -> str:
    verbs = scene.verb(person, "were", "was"), scene.verb(person, "come", "comes")
    return f"{scene.name(person)} {verbs[0]} cut off, and {verbs[1]} first."


def _last_word(by: int, person: int, scene: Scene) -> str:
    if by == person:
        return f"{scene.name(by)} took the last word."
    return f"{scene.name(by)} gave {scene.agent(person)} the last word."


def hand_changed(event: e.HandChanged, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.after)
    if hand is None or not event.about:
        return ""
    whose = "Your" if scene.yours(hand.person) else scene.whose(hand.person)
    return f"{whose} hand is about: {ended(event.about)}"


def hand_lowered(event: e.HandLowered, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.before)
    if hand is None:
        return ""
    if event.by == SERVER:
        verb = scene.verb(hand.person, "were", "was")
        whose = scene.verb(hand.person, "your", "their")
        return f"{scene.name(hand.person)} {verb} away for too long: {whose} hand is down."
    if hand.person != event.by:
        whose = scene.whose(hand.person)
        return f"{scene.name(event.by)} took down {whose} hand{wording.because(event.reason)}."
    if scene.yours(hand.person):
        return "Your hand is down."
    return f"{scene.after.name_of(hand.person)} took their hand down."


def hand_moved(event: e.HandMoved, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.before)
    if hand is None:
        return ""
    if event.why is Why.LATER:
        return f"{scene.name(hand.person)} let the next person go first."
    if event.why is Why.LAST_WORD:
        return _last_word(event.by, hand.person, scene)
    if event.why is Why.CUT_OFF:
        return _cut_off(hand.person, scene)
    if event.why is Why.RETURNED:
        verbs = scene.verb(hand.person, "were", "was"), scene.verb(hand.person, "come", "comes")
        return f"{scene.name(hand.person)} {verbs[0]} called while away, and {verbs[1]} first now."
    whose = scene.whose(hand.person)
    place = f"place {event.place}"
    return f"{scene.name(event.by)} moved {whose} hand to {place}{wording.because(event.reason)}."


def hand_passed_over(event: e.HandPassedOver, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.after)
    if hand is None:
        return ""
    if scene.yours(hand.person):
        return "You were called while you were away. You come first."
    return f"{scene.after.name_of(hand.person)} is away, and comes first when back."
