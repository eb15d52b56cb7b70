"""Hands, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries
from meeting.language import later, say
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import SERVER, Kind, Why


def hand_raised(event: e.HandRaised, scene: Scene) -> str:
    if event.why is Why.LAST_WORD:
        return _last_word(event.by, event.person, scene)
    if event.why is Why.CUT_OFF:
        return _cut_off(event.person, scene)
    if event.by == event.person and scene.yours(event.person):
        return say("Your hand is up. {place}", place=summaries.place(scene.after, scene.you))
    return wording.because(wording.about(_raised(event, scene), event.about), event.reason)


def _raised(event: e.HandRaised, scene: Scene) -> str:
    """Return who raised a hand for whom, and for what kind of turn."""
    who, whom = scene.name(event.by), scene.agent(event.person)
    kind = say(event.kind)
    if event.by == event.person:
        if event.kind is Kind.NEW_POINT:
            return say("{who} raised a hand.", who=who)
        return say("{who} raised a hand, {kind}.", who=who, kind=kind)
    if event.kind is Kind.NEW_POINT:
        return say("{who} raised a hand for {whom}.", who=who, whom=whom)
    return say("{who} raised a hand for {whom}, {kind}.", who=who, whom=whom, kind=kind)


def _cut_off(person: int, scene: Scene) -> str:
    return scene.told(
        person,
        later("You were cut off, and come first."),
        later("{who} was cut off, and comes first."),
    )


def _last_word(by: int, person: int, scene: Scene) -> str:
    if by == person:
        return say("{who} took the last word.", who=scene.name(by))
    return say("{who} gave {whom} the last word.", who=scene.name(by), whom=scene.agent(person))


def hand_changed(event: e.HandChanged, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.after)
    if hand is None or not event.about:
        return ""
    about = ended(event.about)
    if scene.yours(hand.person):
        return say("Your hand is about: {about}", about=about)
    return say("{whose} hand is about: {about}", whose=scene.whose(hand.person), about=about)


def hand_lowered(event: e.HandLowered, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.before)
    if hand is None:
        return ""
    if event.by == SERVER:
        return scene.told(
            hand.person,
            later("You were away for too long: your hand is down."),
            later("{who} was away for too long: their hand is down."),
        )
    if hand.person != event.by:
        sentence = say(
            "{who} took down {whose} hand.",
            who=scene.name(event.by),
            whose=scene.whose(hand.person),
        )
        return wording.because(sentence, event.reason)
    return scene.told(
        hand.person, later("Your hand is down."), later("{who} took their hand down.")
    )


def hand_moved(event: e.HandMoved, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.before)
    if hand is None:
        return ""
    if event.why is Why.LATER:
        return say("{who} let the next person go first.", who=scene.name(hand.person))
    if event.why is Why.LAST_WORD:
        return _last_word(event.by, hand.person, scene)
    if event.why is Why.CUT_OFF:
        return _cut_off(hand.person, scene)
    if event.why is Why.RETURNED:
        return scene.told(
            hand.person,
            later("You were called while away, and come first now."),
            later("{who} was called while away, and comes first now."),
        )
    sentence = say(
        "{who} moved {whose} hand to place {place}.",
        who=scene.name(event.by),
        whose=scene.whose(hand.person),
        place=event.place,
    )
    return wording.because(sentence, event.reason)


def hand_passed_over(event: e.HandPassedOver, scene: Scene) -> str:
    hand = wording.hand(event.hand, scene.after)
    if hand is None:
        return ""
    return scene.told(
        hand.person,
        later("You were called while you were away. You come first."),
        later("{who} is away, and comes first when back."),
    )
