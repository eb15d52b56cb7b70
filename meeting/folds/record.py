"""Cards, chat, decisions and actions."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import addresses
from meeting import events as e
from meeting.folds.marks import gathered
from meeting.state import Card, Meeting, Note


def card_shown(meeting: Meeting, event: e.CardShown) -> Meeting:
    """Show the card, under the event's number."""
    card = Card(id=event.seq, sort=event.sort, person=event.person)
    return replace(meeting, cards=(*meeting.cards, card))


def card_put_down(meeting: Meeting, event: e.CardPutDown) -> Meeting:
    """Show the card no more."""
    return replace(meeting, cards=tuple(card for card in meeting.cards if card.id != event.card))


def chat_said(meeting: Meeting, event: e.ChatSaid) -> Meeting:
    """Keep the line."""
    if event.kept:
        meeting = gathered(meeting, event, addresses.found(event.text))
    return replace(
        meeting, chat=meeting.chat.add(_note(meeting, event, event.text, kept=event.kept))
    )


def decision_recorded(meeting: Meeting, event: e.DecisionRecorded) -> Meeting:
    """Keep the decision."""
    return replace(meeting, decisions=(*meeting.decisions, _note(meeting, event, event.text)))


def action_recorded(meeting: Meeting, event: e.ActionRecorded) -> Meeting:
    """Keep the action."""
    note = replace(_note(meeting, event, event.what), who=event.who, due=event.due)
    return replace(meeting, actions=(*meeting.actions, note))


def _note(meeting: Meeting, event: e.Event, text: str, *, kept: bool = True) -> Note:
    item = meeting.item.id if meeting.item else 0
    return Note(id=event.seq, at=event.at, by=event.by, text=text, item=item, kept=kept)


def regrets_noted(meeting: Meeting, event: e.RegretsNoted) -> Meeting:
    """Keep who cannot come, each once."""
    others = tuple(name for name in meeting.regrets if name != event.name)
    return replace(meeting, regrets=others if event.comes else (*others, event.name))
