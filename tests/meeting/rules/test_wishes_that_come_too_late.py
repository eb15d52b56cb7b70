"""Wishes that were right a moment ago, or come twice, change nothing more."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting.errors import Refused
from meeting.roles import Role
from tests.meeting.play import Play


def test_who_has_left_is_not_called() -> None:
    """Not by name, nor as the next: the hand went with its person."""
    play = Play()
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")
    play.do(c.RaiseHand(), ana)
    play.do(c.Leave(), ana)

    with pytest.raises(Refused, match="That person is not here"):
        play.do(c.CallPerson(person=ana, ends=0), host)
    with pytest.raises(Refused, match="Nobody is waiting to speak"):
        play.do(c.CallNext(ends=0), host)


def test_two_hosts_who_call_at_once_call_one_person() -> None:
    """Both saw the same free floor; who comes second is told, and nobody is skipped."""
    play = Play()
    one, other = play.join("Asha", Role.HOST), play.join("Dan", Role.HOST)
    for name in ("Ana", "Ben"):
        play.do(c.RaiseHand(), play.join(name))

    play.do(c.CallNext(ends=0), one)
    with pytest.raises(Refused):
        play.do(c.CallNext(ends=0), other)

    assert play.meeting.floor
    assert play.meeting.people[play.meeting.floor.person].name == "Ana"
    assert [play.meeting.people[hand.person].name for hand in play.meeting.queue] == ["Ben"]


def test_a_turn_goes_on_without_the_host() -> None:
    """Who speaks when the host leaves speaks on, and the queue stays."""
    play = Play()
    host, ana, ben = play.join("Asha", Role.HOST), play.join("Ana"), play.join("Ben")
    play.do(c.RaiseHand(), ana)
    play.do(c.RaiseHand(), ben)
    play.do(c.CallNext(ends=0), host)

    play.do(c.Leave(), host)

    assert play.meeting.floor
    assert play.meeting.floor.person == ana
    assert [hand.person for hand in play.meeting.queue] == [ben]


def test_a_vote_counts_once_and_in_time() -> None:
    """The last answer counts alone; after the end none does."""
    play = Play()
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")
    poll = play.do(c.OpenPoll(text="Tea?", answers=("yes", "no")), host)[-1].seq

    play.do(c.Vote(poll=poll, answer=1), ana)
    play.do(c.Vote(poll=poll, answer=2), ana)
    for wrong in (0, 3):
        with pytest.raises(Refused, match="There is no answer"):
            play.do(c.Vote(poll=poll, answer=wrong), ana)
    (asked,) = play.meeting.polls
    votes = dict(asked.votes)
    play.do(c.ClosePoll(poll=poll), host)
    with pytest.raises(Refused, match="That poll is not open"):
        play.do(c.Vote(poll=poll, answer=1), ana)

    assert votes == {ana: 2}


def test_a_move_of_an_item_that_is_not_there_changes_nothing() -> None:
    """And of the same move from two hosts, the second hears that it was made."""
    play = Play()
    host, other = play.join("Asha", Role.HOST), play.join("Dan", Role.HOST)
    one, two = play.item("One", host), play.item("Two", host)

    with pytest.raises(Refused, match="There is no such agenda item"):
        play.do(c.MoveItem(item=99, place=1), host)
    before = [item.id for item in play.meeting.agenda]
    play.do(c.MoveItem(item=two, place=1), host)
    with pytest.raises(Refused, match="The item stands there already"):
        play.do(c.MoveItem(item=two, place=1), other)

    assert before == [one, two]
    assert [item.id for item in play.meeting.agenda] == [two, one]
