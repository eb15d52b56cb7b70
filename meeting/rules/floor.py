"""The floor: who speaks now, who is called next, and how a turn ends."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Permission
from meeting.rules.gathering import somebody_who_talks
from meeting.rules.wording import words
from meeting.state import Hand, Meeting
from meeting.values import Kind, Mode, Source


def call_next(meeting: Meeting, command: c.CallNext, _by: int, _at: int) -> Iterator[e.Event]:
    """Give the floor to the first who is not away; who is away stays first for their return."""
    _same_turn(meeting, command.ends)
    if meeting.mode is Mode.HOST:
        raise Refused("The host picks who speaks.", "Type /call and a name.")
    if not meeting.queue:
        raise Refused("Nobody is waiting to speak.", "Type /call and a name to call somebody.")
    ready = (hand for hand in meeting.queue if not meeting.people[hand.person].away)
    hand = next(ready, None)
    if hand is None:
        raise Refused("Everybody in the queue has lost their line.", "Their places are held.")
    yield from _floor_to(meeting, hand)


def call_person(meeting: Meeting, command: c.CallPerson, _by: int, _at: int) -> Iterator[e.Event]:
    """Give the floor to somebody by name, with or without a raised hand."""
    _same_turn(meeting, command.ends)
    person = somebody_who_talks(meeting, command.person)
    if meeting.floor and meeting.floor.person == person.id:
        raise Refused(f"{person.name} has the floor already.")
    if person.away:
        raise Refused(f"{person.name} has lost their line.", "Their place is held.")
    hands = meeting.hands_of(person.id)
    if hands:
        yield from _floor_to(meeting, hands[0])
        return
    if meeting.floor:
        yield e.TurnEnded(turn=meeting.floor.id)
    yield e.TurnBegan(person=person.id, kind=Kind.NEW_POINT)


def end_turn(meeting: Meeting, command: c.EndTurn, by: int, _at: int) -> Iterator[e.Event]:
    """End your own turn; who keeps the queue can end any."""
    if meeting.floor is None or meeting.floor.id != command.turn:
        raise Refused("That turn is over already.")
    if meeting.floor.person != by and not meeting.people[by].may(Permission.KEEP_QUEUE):
        raise Refused("That is not your turn.", "You can end only your own.")
    yield e.TurnEnded(turn=command.turn)


def say(meeting: Meeting, command: c.Say, by: int, at: int) -> Iterator[e.Event]:
    """Put a written turn where everybody reads the captions, marked as typed."""
    if meeting.floor is None or meeting.floor.person != by:
        raise Refused("It is not your turn yet.", "Type /hand for a turn, or /chat to write now.")
    yield e.CaptionAdded(
        text=words(command.text, "text"),
        start=at,
        end=at,
        speaker=by,
        source=Source.TYPED,
        language=meeting.language,
    )


def _floor_to(meeting: Meeting, hand: Hand) -> Iterator[e.Event]:
    if meeting.floor:
        yield e.TurnEnded(turn=meeting.floor.id)
    yield e.TurnBegan(
        person=hand.person, kind=hand.kind, hand=hand.id, about=hand.about, written=hand.written
    )


def _same_turn(meeting: Meeting, ends: int) -> None:
    """Refuse a wish that ends another turn than the one its sender saw (bterlson/tcq#36)."""
    if ends != (meeting.floor.id if meeting.floor else 0):
        raise Refused("Somebody else was quicker: the turn has changed.", "Look, then call again.")
