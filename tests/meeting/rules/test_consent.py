"""Consent: for yourself, for somebody on the phone, under another name, and taken back."""

import pytest

from meeting import commands as c
from meeting.roles import Role
from tests.meeting.play import Play


@pytest.fixture
def play() -> Play:
    """A meeting that asks, with a host (2), Bo (3) and Eve on the phone (4)."""
    play = Play(purpose="to read it again")
    play.join("Asha", Role.HOST)
    play.join("Bo")
    play.do(c.RaiseFor(name="Eve"), by=2)
    return play


def test_nobody_has_answered_at_first(play: Play) -> None:
    """Silence is no yes."""
    assert [one.consent for one in play.meeting.people.values()] == [None, None, None]


def test_a_yes_is_for_ones_own_name_or_another(play: Play) -> None:
    """In the meeting the own name stays; a change of it goes along unless another was chosen."""
    play.do(c.AnswerConsent(keep=True), by=2)
    play.do(c.AnswerConsent(keep=True, name="A resident"), by=3)
    play.do(c.Rename(name="Aisha"), by=2)
    play.do(c.Rename(name="Bob"), by=3)

    people = play.meeting.people
    assert (people[2].name, people[2].record_name) == ("Aisha", "Aisha")
    assert (people[3].name, people[3].record_name) == ("Bob", "A resident")


def test_a_host_answers_for_who_is_on_the_phone(play: Play) -> None:
    """They were asked in the call."""
    play.do(c.AnswerConsent(keep=True, person=4), by=2)

    assert play.meeting.people[4].consent is True


def test_a_no_forgets_what_was_kept(play: Play) -> None:
    """Chat and captions of before, and a no can become a yes again."""
    play.do(c.AnswerConsent(keep=True), by=3)
    play.do(c.Chat(text="hello"), by=3)
    play.do(c.CallPerson(person=3, ends=0), by=2)
    play.do(c.Say(text="I say"), by=3)

    play.do(c.AnswerConsent(keep=False), by=3)

    assert [note.text for note in play.meeting.chat] == [""]
    assert [one.text for one in play.meeting.captions] == [""]
    play.do(c.AnswerConsent(keep=True), by=3)
    assert play.meeting.people[3].consent is True


def test_consent_can_be_taken_back_when_the_meeting_is_over(play: Play) -> None:
    """Whoever thinks again is heard."""
    play.do(c.CloseMeeting(), by=2)

    play.do(c.AnswerConsent(keep=False), by=3)

    assert play.meeting.people[3].consent is False


@pytest.mark.parametrize("answer", [True, False])
def test_whatever_the_answer_people_take_part(play: Play, *, answer: bool) -> None:
    """A hand, the chat, a turn, a card: all of it works before and after, with a no too."""
    play.do(c.Chat(text="before"), by=3)
    play.do(c.AnswerConsent(keep=answer), by=3)

    play.do(c.RaiseHand(about="ramps"), by=3)
    play.do(c.CallPerson(person=3, ends=0), by=2)
    play.do(c.Say(text="I say"), by=3)

    assert [one.text for one in play.meeting.captions] == ["I say"]
    assert [one.kept for one in play.meeting.captions] == [answer]
