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
        return f"Your {event.sort} card is up."
    if event.sort is Sort.SLOW and scene.speaks:
        return SLOW_DOWN
    if event.named:
        return f"{scene.after.name_of(event.person)} shows {event.sort}."
    return f"{event.sort}: {summaries.cards(scene.after.shown(event.sort))}."


def card_put_down(event: e.CardPutDown, scene: Scene) -> str:
    card = next((one for one in scene.before.cards if one.id == event.card), None)
    if card and scene.yours(card.person):
        return f"Your {card.sort} card is down."
    return ""


def chat_said(event: e.ChatSaid, scene: Scene) -> str:
    if scene.yours(event.by):
        return f"You wrote in the chat: {event.text}"
    return f"{scene.after.name_of(event.by)} in the chat: {event.text}"


def decision_recorded(event: e.DecisionRecorded, _: Scene) -> str:
    return f"Decision: {event.text}"


def action_recorded(event: e.ActionRecorded, _: Scene) -> str:
    due = f", by {event.due}" if event.due else ""
    return ended(f"Action: {event.who} will {event.what}{due}")


def regrets_noted(event: e.RegretsNoted, _: Scene) -> str:
    if event.comes:
        return say("{name} can come after all.", name=event.name)
    return say("{name} cannot come, and sends regrets.", name=event.name)
