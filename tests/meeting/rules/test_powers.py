"""Powers over others do what they say, no more, and everybody sees them."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Role
from meeting.sentences import announce
from tests.meeting.play import Play

ANA = 3
POWERS = (
    c.HandOver(person=ANA), c.RemovePerson(person=ANA), c.LockMeeting(), c.UnlockMeeting(),
    c.MuteChat(person=ANA), c.UnmuteChat(person=ANA), c.MuteChat(),
    c.Invite(role=Role.CAPTIONER, key="0" * 64),
)  # fmt: skip


def a_play() -> tuple[Play, int, int, int]:
    """Return a meeting with a host and two participants."""
    play = Play()
    return play, play.join("Asha", Role.HOST), play.join("Ana"), play.join("Bo")


def test_a_removed_person_leaves_nothing_behind() -> None:
    """Hand, turn and captions of theirs end; the person stays on record."""
    play, host, ana, _ = a_play()
    play.do(c.GiveRole(person=ana, role=Role.CAPTIONER), host)
    play.do(c.StartCaptions(language="en"), ana)
    play.do(c.CallPerson(person=ana, ends=0), host)
    play.do(c.RaiseHand(), ana)

    play.do(c.RemovePerson(person=ana, reason="noise"), host)

    assert (play.meeting.queue, play.meeting.floor, play.meeting.captioners) == ((), None, ())
    assert play.meeting.people[ana].removed
    assert not play.meeting.people[ana].here


def test_no_undo_puts_a_removed_person_back() -> None:
    """The queue before the removal comes back without them."""
    play, host, ana, bo = a_play()
    for person in (ana, bo):
        play.do(c.RaiseHand(), person)
    play.do(c.ClearQueue(), host)
    play.do(c.RemovePerson(person=ana), host)

    play.undo(host)

    assert [hand.person for hand in play.meeting.queue] == [bo]


def test_the_last_host_who_is_removed_has_a_follower() -> None:
    """Two hosts fall out, and a co-host is there: the meeting goes on with a host."""
    play, host, _, _ = a_play()
    other = play.join("Ivo", Role.HOST)
    ben = play.join("Ben", Role.CO_HOST)
    play.do(c.LoseLine(person=other))

    play.do(c.RemovePerson(person=other), host)

    assert Role.HOST in play.meeting.people[host].roles
    assert play.meeting.people[ben].roles == (Role.CO_HOST,)


def test_handing_over_swaps_the_roles() -> None:
    """The new one is host, the old one a participant who can still speak."""
    play, host, ana, _ = a_play()

    play.do(c.HandOver(person=ana), host)

    assert play.meeting.people[ana].roles == (Role.PARTICIPANT, Role.HOST)
    assert play.meeting.people[host].roles == (Role.PARTICIPANT,)


@pytest.mark.parametrize("role", [Role.CAPTIONER, Role.OBSERVER])
def test_who_hands_over_can_still_speak(role: Role) -> None:
    """A captioner who was host for a while waits to speak, and keeps that place."""
    play, host, ana, _ = a_play()
    lent = play.join("Ivo", role)
    play.do(c.HandOver(person=lent), host)
    play.do(c.RaiseHand(), lent)

    play.do(c.HandOver(person=ana), lent)

    assert play.meeting.people[lent].roles == (role, Role.PARTICIPANT)
    assert [hand.person for hand in play.meeting.queue] == [lent]


def test_a_locked_meeting_lets_hosts_in_and_everybody_back() -> None:
    """A lock is for strangers: nobody who is in loses their place, no meeting its host."""
    play, host, ana, _ = a_play()
    play.do(c.LockMeeting(), host)
    play.do(c.LoseLine(person=ana))

    play.do(c.RegainLine(person=ana))
    play.join("Ivo", Role.HOST)
    with pytest.raises(Refused):
        play.join("Eve")

    assert not play.meeting.people[ana].away


def test_a_muted_person_can_do_all_the_rest() -> None:
    """Hand, written turn and cards are nobody's to mute."""
    play, host, ana, _ = a_play()
    play.do(c.MuteChat(person=ana), host)

    play.do(c.RaiseHand(written=True), ana)
    play.do(c.CallNext(ends=0), host)
    play.do(c.Say(text="All the same."), ana)

    assert play.meeting.captions


def test_one_muted_person_does_not_mute_the_others() -> None:
    """And who keeps the chat writes in a muted one."""
    play, host, ana, bo = a_play()
    play.do(c.MuteChat(person=ana), host)
    play.do(c.Chat(text="I still write."), bo)
    play.do(c.MuteChat(), host)

    play.do(c.Chat(text="Let us listen."), host)

    assert len(play.meeting.chat) == 2


@pytest.mark.parametrize("command", POWERS, ids=repr)
def test_every_use_of_power_is_told_to_everybody(command: c.Command) -> None:
    """A third person hears who did it, in one sentence at least."""
    play, host, ana, bo = a_play()
    if isinstance(command, c.UnlockMeeting):
        play.do(c.LockMeeting(), host)
    if isinstance(command, c.UnmuteChat):
        play.do(c.MuteChat(person=ana), host)

    play.do(command, host)

    before, after = play.states[-2:]
    told = announce(play.log[-1], before, after, bo)
    assert any("Asha" in one.text for one in told)


def test_powers_are_not_taken_back_by_time() -> None:
    """What was in flight when somebody lost a role is refused when it arrives."""
    play, host, ana, bo = a_play()
    play.do(c.GiveRole(person=ana, role=Role.CO_HOST), host)
    play.do(c.TakeRole(person=ana, role=Role.CO_HOST), host)

    with pytest.raises(Refused):
        play.do(c.RemovePerson(person=bo), ana)

    assert not any(isinstance(event, e.PersonRemoved) for event in play.log)


def test_a_link_for_one_person_lets_in_the_first_who_comes() -> None:
    """In its role, once; a lock holds it back like any other, and it counts again after."""
    play, host, *_ = a_play()
    number = play.do(c.Invite(role=Role.CAPTIONER, key="0" * 64), host)[-1].seq
    come = c.Join(name="Ivo", roles=(Role.CAPTIONER,), invitation=number)
    play.do(c.LockMeeting(), host)
    with pytest.raises(Refused, match="locked"):
        play.do(come)
    play.do(c.UnlockMeeting(), host)

    play.do(come)

    assert play.meeting.invitations == ()
    with pytest.raises(Refused, match="for one person"):
        play.do(come)


def test_a_link_for_one_person_can_be_taken_back() -> None:
    """It opens nothing then; the others stay."""
    play, host, *_ = a_play()
    first, second = (
        play.do(c.Invite(role=Role.PARTICIPANT, key=key * 64), host)[-1].seq for key in "01"
    )

    play.do(c.TakeBackInvitation(invitation=first), host)

    assert [(one.id, one.number) for one in play.meeting.invitations] == [(second, 2)]
    with pytest.raises(Refused):
        play.do(c.Join(name="Ivo", roles=(Role.PARTICIPANT,), invitation=first))
