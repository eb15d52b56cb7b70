"""The floor: who speaks now, who is called next, and how a turn ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from meeting import commands as c
from meeting import events as e
from meeting import hands, timing
from meeting.erasing import may_be_kept
from meeting.errors import Refused
from meeting.language import later
from meeting.roles import Permission
from meeting.rules.gathering import somebody_who_talks
from meeting.rules.queue import check_room
from meeting.rules.wording import words
from meeting.state import Hand, Meeting, Turn
from meeting.values import Kind, Mode, Source, Why

WRITING_HELD = 60 * timing.SECOND
"""How long the floor is held for somebody who said that they are still writing."""

CUT_OFF_FOR = 5 * timing.MINUTE
"""How long after the end of a turn its person may say that they were cut off."""


def call_next(meeting: Meeting, command: c.CallNext, by: int, at: int) -> Iterator[e.Event]:
    """Give the floor to the first who is not away; who is away comes first on their return."""
    _may_call(meeting, command, by, at)
    if meeting.mode is Mode.HOST:
        raise Refused("The host picks who speaks.", "Type /call and a name.")
    if not meeting.queue:
        raise Refused("Nobody is waiting to speak.", "Type /call and a name to call somebody.")
    ready = (hand for hand in meeting.queue if not meeting.people[hand.person].away)
    hand = next(ready, None)
    if hand is None:
        raise Refused("Everybody in the queue has lost their line.", "Their places are held.")
    for away in takewhile(lambda one: one is not hand, meeting.queue):
        if not away.passed_over:
            yield e.HandPassedOver(hand=away.id)
    yield from _floor_to(meeting, hand)


def call_person(meeting: Meeting, command: c.CallPerson, by: int, at: int) -> Iterator[e.Event]:
    """Give the floor to somebody by name, with or without a raised hand."""
    _may_call(meeting, command, by, at)
    person = somebody_who_talks(meeting, command.person)
    if meeting.floor and meeting.floor.person == person.id:
        raise Refused("{name} has the floor already.", name=person.name)
    own = meeting.hands_of(person.id)
    if person.away:
        if not own or own[0].passed_over:
            raise Refused("{name} has lost their line.", "Their place is held.", name=person.name)
        yield e.HandPassedOver(hand=own[0].id)
        return
    if own:
        yield from _floor_to(meeting, own[0])
        return
    if meeting.floor:
        yield e.TurnEnded(turn=meeting.floor.id)
    yield e.TurnBegan(person=person.id, kind=Kind.NEW_POINT)


def end_turn(meeting: Meeting, command: c.EndTurn, by: int, at: int) -> Iterator[e.Event]:
    """End your own turn; who keeps the queue can end any."""
    turn = _turn(meeting, command.turn)
    if turn.person != by and not meeting.people[by].may(Permission.KEEP_QUEUE):
        raise Refused("That is not your turn.", "You can end only your own.")
    _not_while_writing(meeting, command, by, at)
    yield e.TurnEnded(turn=command.turn)


def cut_off(meeting: Meeting, command: c.CutOff, by: int, at: int) -> Iterator[e.Event]:
    """Put somebody first whose turn another person ended: once for each turn, and soon after it."""
    turn = meeting.last_turn(by)
    has_floor = meeting.floor is not None and meeting.floor.person == by
    if has_floor or turn is None or turn.id != command.turn or turn.ended_by == by:
        raise Refused("Nobody has cut you off.", "Type /hand to ask for a turn.")
    if turn.gone_on:
        raise Refused("That works once for a turn.", "Type /hand to ask for another one.")
    if at - (turn.ended or 0) > CUT_OFF_FOR:
        raise Refused("That turn is over for long.", "Type /hand to ask for another one.")
    is_order = turn.kind is Kind.POINT_OF_ORDER
    own = [one for one in meeting.hands_of(by) if (one.kind is Kind.POINT_OF_ORDER) == is_order]
    place = hands.first_place(meeting.queue, turn.kind, own[0].id if own else 0)
    if own:
        yield e.HandMoved(hand=own[0].id, place=place, why=Why.CUT_OFF)
        return
    check_room(meeting)
    yield e.HandRaised(
        person=by,
        kind=turn.kind,
        place=place,
        about=turn.about,
        written=turn.written,
        why=Why.CUT_OFF,
    )


def still_writing(
    meeting: Meeting, command: c.StillWriting, by: int, _at: int
) -> Iterator[e.Event]:
    """Hold the floor for somebody who types; a spoken turn goes on in writing."""
    turn = _turn(meeting, command.turn)
    if turn.person != by:
        raise Refused("That is not your turn.", "You can hold only your own.")
    yield e.WritingGoesOn(turn=turn.id)


def read_aloud(meeting: Meeting, command: c.ReadAloud, by: int, _at: int) -> Iterator[e.Event]:
    """Let a reader give their voice to a written turn, in sight of all."""
    turn = _turn(meeting, command.turn)
    if not turn.written or turn.person == by:
        raise Refused("Nobody else is writing now.", "There is nothing to read aloud.")
    if turn.reader == by:
        raise Refused("You read this turn already.")
    yield e.ReadingBegan(turn=turn.id)


def say(meeting: Meeting, command: c.Say, by: int, at: int) -> Iterator[e.Event]:
    """Put a written turn where everybody reads the captions, marked as typed."""
    if meeting.floor is None or meeting.floor.person != by:
        raise Refused("It is not your turn yet.", "Type /hand for a turn, or /chat to write now.")
    yield e.CaptionAdded(
        text=words(command.text, later("text")),
        start=at,
        end=at,
        speaker=by,
        source=Source.TYPED,
        language=meeting.language,
        kept=may_be_kept(meeting, by, at, at),
    )


def _floor_to(meeting: Meeting, hand: Hand) -> Iterator[e.Event]:
    if meeting.floor:
        yield e.TurnEnded(turn=meeting.floor.id)
    yield e.TurnBegan(
        person=hand.person, kind=hand.kind, hand=hand.id, about=hand.about, written=hand.written
    )


def _turn(meeting: Meeting, number: int) -> Turn:
    """Return the turn that lasts; refuse where it is another one."""
    if meeting.floor is None or meeting.floor.id != number:
        raise Refused("That turn is over already.")
    return meeting.floor


def _may_call(meeting: Meeting, command: c.CallNext | c.CallPerson, by: int, at: int) -> None:
    """Refuse to end another turn than the one the caller saw (bterlson/tcq#36), and in a break."""
    if command.ends != (meeting.floor.id if meeting.floor else 0):
        raise Refused("Somebody else was quicker: the turn has changed.", "Look, then call again.")
    if meeting.break_since is not None:
        raise Refused("It is a break, and the queue waits.", "Type /item next to go on.")
    _not_while_writing(meeting, command, by, at)


def _not_while_writing(
    meeting: Meeting, command: c.CallNext | c.CallPerson | c.EndTurn, by: int, at: int
) -> None:
    """Refuse to end a turn whose person said a short while ago that they are still writing."""
    turn = meeting.floor
    if turn is None or turn.held is None or turn.person == by or command.really:
        return
    if meeting.is_away(turn.person):
        return
    if at - turn.held < WRITING_HELD:
        name = meeting.name_of(turn.person)
        raise Refused(
            "{name} is still writing.", "Wait a minute, or add the word really.", name=name
        )
