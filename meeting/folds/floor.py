"""The floor: whose turn begins and ends."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import hands, steps
from meeting.roles import Permission
from meeting.state import Meeting, Turn
from meeting.values import Why


def turn_began(meeting: Meeting, event: e.TurnBegan) -> Meeting:
    """Give the floor and take the hand down by itself."""
    hand = hands.find(meeting.queue, event.hand)
    turn = Turn(
        id=event.seq,
        person=event.person,
        kind=event.kind,
        began=event.at,
        item=meeting.item.id if meeting.item else 0,
        about=event.about,
        written=event.written,
        gone_on=hand is not None and hand.why is Why.CUT_OFF,
    )
    meeting = steps.remembered(meeting, event, turns=True)
    return replace(meeting, floor=turn, queue=hands.called(meeting.queue, event.hand))


def turn_ended(meeting: Meeting, event: e.TurnEnded) -> Meeting:
    """Free the floor; cards were about this turn and come down with it.

    A turn is over for good where its speaker ended it, or may talk no more. What somebody ended who
    keeps the queue can be taken back, also their own turn: they may have ended it by a call.
    """
    floor = meeting.floor
    if floor is None:
        return meeting
    by = meeting.people.get(event.by)
    by_host = by is not None and by.may(Permission.KEEP_QUEUE) and meeting.talks(floor.person)
    turns = meeting.turns.add(replace(floor, ended=event.at, ended_by=event.by))
    meeting = steps.remembered(meeting, event, turns=True) if by_host else steps.over(meeting)
    return replace(meeting, floor=None, turns=turns, cards=())


def writing_goes_on(meeting: Meeting, event: e.WritingGoesOn) -> Meeting:
    """Hold the floor for who writes, and let the timer begin anew."""
    return steps.on_turn(
        meeting,
        event.turn,
        lambda turn: replace(_signed(turn, event.at), written=True, held=event.at),
    )


def reading_began(meeting: Meeting, event: e.ReadingBegan) -> Meeting:
    """Note who reads the turn aloud."""
    return steps.on_turn(
        meeting, event.turn, lambda turn: replace(turn, reader=event.by, read_from=event.at)
    )


def words_came(meeting: Meeting, event: e.CaptionAdded) -> Meeting:
    """Take words for a written turn as a sign of writing."""
    floor = meeting.floor
    if floor is None or not floor.written or event.by != floor.person:
        return meeting
    return steps.on_turn(meeting, floor.id, lambda turn: _signed(turn, event.at))


def _signed(turn: Turn, at: int) -> Turn:
    return replace(turn, signed=turn.taken(at), time_is_up=False)
