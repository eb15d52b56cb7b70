"""Cards, chat, decisions and actions, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries
from meeting.language import say
from meeting.summaries import ended
from meeting.told.scene import SLOW_DOWN, Scene
from meeting.values import Sort


def card_shown(event: e.CardShown, scene: Scene) -> str:
    if scene.yours(event.person):
        return say("Your {card} card is up.", card=say(event.sort))
    if event.sort is Sort.SLOW and scene.speaks:
        return say(SLOW_DOWN)
    if event.named:
        return say("{who} shows {card}.", who=scene.other(event.person), card=say(event.sort))
    return f"{say(event.sort)}: {summaries.cards(scene.after.shown(event.sort))}."


def card_put_down(event: e.CardPutDown, scene: Scene) -> str:
    card = next((one for one in scene.before.cards if one.id == event.card), None)
    if card and scene.yours(card.person):
        return say("Your {card} card is down.", card=say(card.sort))
    return ""


def chat_said(event: e.ChatSaid, scene: Scene) -> str:
    if scene.yours(event.by):
        return say("You wrote in the chat: {text}", text=event.text)
    return say("{who} in the chat: {text}", who=scene.other(event.by), text=event.text)


def decision_recorded(event: e.DecisionRecorded, _: Scene) -> str:
    return say("Decision: {text}", text=event.text)


def action_recorded(event: e.ActionRecorded, _: Scene) -> str:
    if not event.due:
        return say("Action: {who} will {what}", who=event.who, what=ended(event.what))
    return say(
        "Action: {who} will {what}, by {due}", who=event.who, what=event.what, due=ended(event.due)
    )


def regrets_noted(event: e.RegretsNoted, _: Scene) -> str:
    if event.comes:
        return say("{name} can come after all.", name=event.name)
    return say("{name} cannot come, and sends regrets.", name=event.name)
