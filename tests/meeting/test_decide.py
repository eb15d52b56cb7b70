"""Deciding: numbered, stamped, and nothing from who is not there."""

import pytest
from msgspec.structs import replace

from meeting import commands as c
from meeting import events as e
from meeting.commands import COMMANDS, INTERNAL
from meeting.decide import MOST_EVENTS, MOST_WHEN_FULL, RULES, decide
from meeting.errors import Refused
from meeting.roles import Role
from meeting.values import SERVER
from tests.meeting.play import Play


def test_every_command_has_a_rule() -> None:
    """Nothing can be asked for that is not answered."""
    assert set(RULES) == {*COMMANDS, *INTERNAL}


def test_events_are_numbered_and_stamped() -> None:
    """The first gets the next number; all carry the server's time and who asked."""
    play = Play()
    asha = play.join("Asha", Role.HOST)
    play.do(c.CallPerson(person=asha, ends=0), asha)

    events = decide(play.meeting, c.CloseMeeting(), asha, 77_000)

    assert [(event.seq, event.at, event.by) for event in events] == [
        (4, 77_000, asha),
        (5, 77_000, asha),
    ]


def test_deciding_is_asking() -> None:
    """The state is as it was, so the same question gets the same answer."""
    play = Play()
    ana = play.join("Ana")

    answers = [decide(play.meeting, c.RaiseHand(), ana, 9) for _ in range(2)]

    assert answers[0] == answers[1]
    assert play.meeting.queue == ()


def test_the_server_sets_out_the_first_agenda() -> None:
    """A meeting can open with a written agenda, before any host is there."""
    play = Play()

    (event,) = play.do(c.AddItem(title="Ramps"), SERVER)

    assert event == e.ItemAdded(seq=2, at=1000, by=SERVER, title="Ramps", place=1)


def test_the_server_is_nobody_in_the_meeting() -> None:
    """It lets people in; it does not talk, call or decide for them."""
    play = Play()

    for command in (c.Chat(text="hi"), c.CallNext(ends=0), c.CloseMeeting()):
        with pytest.raises(Refused, match="You are not in this meeting"):
            play.do(command, SERVER)


@pytest.mark.parametrize(("seq", "fits"), [(MOST_EVENTS - 1, True), (MOST_EVENTS, False)])
def test_a_record_has_an_end(seq: int, *, fits: bool) -> None:
    """At the edge one more is kept; past it people are told, and can still go and close it."""
    play = Play()
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")
    play.meeting = replace(play.meeting, seq=seq)

    if fits:
        play.do(c.Chat(text="the last one"), ana)
        return
    with pytest.raises(Refused, match=r"The record of this meeting is full\."):
        play.do(c.Chat(text="one too many"), ana)
    play.do(c.LoseLine(person=ana))
    play.do(c.RegainLine(person=ana))
    play.do(c.Leave(), ana)
    play.do(c.CloseMeeting(), host)


@pytest.mark.parametrize(("seq", "fits"), [(-1, True), (0, False)])
def test_what_a_full_record_still_takes_has_an_end(seq: int, *, fits: bool) -> None:
    """Nobody fills the disk with mended words, or by saying yes and no in turn, or by coming in."""
    play = Play(purpose="to read it again")
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")
    play.do(c.AnswerConsent(keep=True), ana)
    decision = play.do(c.RecordDecision(text="a ramp"), host)[-1].seq
    said = play.do(c.Chat(text="a rail"), ana)[-1].seq
    play.do(c.AnswerConsent(keep=False), host)
    full = replace(play.meeting, seq=MOST_EVENTS + MOST_WHEN_FULL + seq)

    for command, by in (
        (c.Amend(mark=decision, text="two ramps"), host),
        (c.AnswerConsent(keep=True), host),
    ):
        play.meeting = full
        if fits:
            play.do(command, by)
        else:
            with pytest.raises(Refused, match=r"The record of this meeting is full\."):
                play.do(command, by)
    if not fits:
        with pytest.raises(Refused, match=r"The record of this meeting is full\."):
            play.join("Eve")
        play.do(c.Redact(said=said), ana)
        play.do(c.AnswerConsent(keep=False), ana)
        play.do(c.LoseLine(person=ana))
        play.do(c.RegainLine(person=ana))
        play.do(c.Leave(), ana)
        play.do(c.CloseMeeting(), host)
