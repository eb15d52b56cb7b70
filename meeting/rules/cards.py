"""Cards: STOP, SLOW and AGREE, shown without a word and without a name unless wished."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.state import Card, Meeting
from meeting.values import Sort


def show_card(meeting: Meeting, command: c.ShowCard, by: int, _at: int) -> Iterator[e.Event]:
    """Show one card of each sort at a time."""
    if _card(meeting, by, command.sort):
        raise Refused("Your {card} card is up already.", card=command.sort)
    yield e.CardShown(sort=command.sort, person=by, named=command.named)


def put_down_card(meeting: Meeting, command: c.PutDownCard, by: int, _at: int) -> Iterator[e.Event]:
    """Put down your own card."""
    card = _card(meeting, by, command.sort)
    if card is None:
        raise Refused("Your {card} card is not up.", card=command.sort)
    yield e.CardPutDown(card=card.id)


def _card(meeting: Meeting, person: int, sort: Sort) -> Card | None:
    own = (card for card in meeting.cards if card.person == person and card.sort is sort)
    return next(own, None)
