"""Whoever holds the log mends the record, under a name that all can see."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Permission, Role
from tests.meeting.play import Play

HOST, BO = 2, 3


@pytest.fixture
def play() -> Play:
    """A closed meeting with a host, and Bo, who takes part."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Bo")
    play.do(c.GiveRole(person=HOST, role=Role.CAPTIONER), by=HOST)
    play.do(c.StartCaptions(language="en"), by=HOST)
    play.do(
        c.AddCaption(text="fourteen", start=0, end=1, language="en"),
        by=HOST,
    )
    play.do(c.CloseMeeting(), by=HOST)
    return play


def test_somebody_new_comes_as_a_scribe(play: Play) -> None:
    """The name is in the log before the first correction."""
    (came,) = play.do(c.ComeToMend(name=" Zoe\n"))

    assert came == e.PersonJoined(seq=came.seq, at=came.at, name="Zoe", roles=(Role.SCRIBE,))
    assert play.meeting.people[came.seq].may(Permission.CORRECT)


def test_who_may_correct_already_comes_without_a_word(play: Play) -> None:
    """A host needs nothing; the name may be typed as it sounds."""
    assert play.do(c.ComeToMend(name="ASHA")) == ()


def test_who_took_part_gets_the_role_and_everybody_sees_it(play: Play) -> None:
    """Nobody corrects in the dark."""
    assert [type(one) for one in play.do(c.ComeToMend(name="bo"))] == [e.RoleGiven]
    assert play.meeting.people[BO].roles == (Role.PARTICIPANT, Role.SCRIBE)


def test_the_name_of_who_mends_is_kept_where_people_are_asked() -> None:
    """It stands beside each correction, so giving it is a yes."""
    play = Play(purpose="to read it again")
    play.join("Asha", Role.HOST)
    play.do(c.CloseMeeting(), by=HOST)

    zoe, yes = play.do(c.ComeToMend(name="Zoe"))
    host_yes = play.do(c.ComeToMend(name="Asha"))

    assert yes == e.ConsentGiven(seq=yes.seq, at=yes.at, person=zoe.seq, name="Zoe")
    assert [type(one) for one in host_yes] == [e.ConsentGiven]


def test_who_said_no_is_not_taken_for_the_one_who_mends() -> None:
    """Their no stands; somebody of the same name is somebody else."""
    play = Play(purpose="to read it again")
    play.join("Asha", Role.HOST)
    play.join("Bo")
    play.do(c.AnswerConsent(keep=False), by=BO)
    play.do(c.CloseMeeting(), by=HOST)

    came = play.do(c.ComeToMend(name="Bo"))

    assert [type(one) for one in came] == [e.PersonJoined, e.ConsentGiven]
    assert play.meeting.people[BO].consent is False


def test_nobody_mends_as_the_meeting_itself(play: Play) -> None:
    """The names that stand for the program are nobody's."""
    with pytest.raises(Refused, match="uses that name"):
        play.do(c.ComeToMend(name="Handrail"))


def test_somebody_new_can_have_spoken(play: Play) -> None:
    """Who had no client and no number gets one, and the words."""
    (caption,) = play.meeting.captions
    play.do(c.ComeToMend(name="Asha"))

    added, spoke = play.do(c.CorrectSpeaker(caption=caption.id, name="Ana"), by=HOST)

    assert isinstance(added, e.PersonAdded)
    assert spoke == e.SpeakerCorrected(
        seq=spoke.seq, at=spoke.at, by=HOST, captions=(caption.id,), person=added.seq
    )
    assert play.meeting.name_of(added.seq) == "Ana"
