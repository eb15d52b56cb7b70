"""Off the record, and words taken out of every place where they stood."""

import pytest

from meeting import asking
from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Role
from tests.meeting.play import Play


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2), Bo (3), who has the floor, and Cai (4)."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Bo")
    play.join("Cai")
    play.do(c.CallPerson(person=3, ends=0), by=2)
    return play


def test_off_the_record_captions_go_on_and_are_not_kept(play: Play) -> None:
    """People read them as ever; each is marked."""
    play.do(c.GoOffRecord(), by=2)
    play.do(c.Say(text="between us"), by=3)
    play.do(c.Chat(text="me too"), by=4)
    play.do(c.GoOnRecord(), by=2)
    play.do(c.Say(text="for all"), by=3, after=2000)

    assert [(one.text, one.kept) for one in play.meeting.captions] == [
        ("between us", False),
        ("for all", True),
    ]
    assert [note.kept for note in play.meeting.chat] == [False]


@pytest.mark.parametrize("by", [2, 3])
def test_words_are_taken_out_with_all_their_wordings(play: Play, by: int) -> None:
    """A host takes them out, or who said them; corrections and proposals of them go too."""
    said = play.do(c.Say(text="a secret"), by=3)[-1].seq
    mended = play.do(c.CorrectCaption(caption=said, text="the secret"), by=3)[-1].seq
    proposed = play.do(c.ReplaceWords(caption=said, old="secret", new="word"), by=4)[-1].seq

    (event,) = play.do(c.Redact(said=said, reason="private"), by=by)

    assert isinstance(event, e.Redacted)
    assert event.events == (said, mended, proposed)
    (caption,) = play.meeting.captions
    assert (caption.text, caption.raw, caption.taken_out_by) == ("", "", by)
    assert play.meeting.proposals == ()


def test_chat_decisions_and_actions_are_taken_out(play: Play) -> None:
    """Whatever was written by mistake."""
    chat = play.do(c.Chat(text="my number"), by=4)[-1].seq
    decision = play.do(c.RecordDecision(text="wrong"), by=2)[-1].seq
    action = play.do(c.RecordAction(who="Cai", what="call"), by=2)[-1].seq

    for said in (chat, decision, action):
        play.do(c.Redact(said=said), by=2)

    assert [note.text for note in play.meeting.chat] == [""]
    assert play.meeting.decisions == play.meeting.actions == ()


def test_notes_and_questions_are_taken_out(play: Play) -> None:
    """By who wrote them. A question goes with its answer, and the numbers of others stay."""
    note = play.do(c.RecordNote(text="my address"), by=4)[-1].seq
    asked = play.do(c.AskQuestion(text="whose is 555?"), by=4)[-1].seq
    play.do(c.AskQuestion(text="who pays?"), by=3)
    answer = play.do(c.AnswerQuestion(question=asked, text="Bo's"), by=2)[-1].seq

    play.do(c.Redact(said=note), by=4)
    (event,) = play.do(c.Redact(said=asked), by=4)

    assert isinstance(event, e.Redacted)
    assert event.events == (asked, answer)
    assert play.meeting.notes == ()
    assert [(one.text, one.answer) for one in play.meeting.questions] == [
        ("", ""),
        ("who pays?", ""),
    ]
    assert asking.questions(play.meeting) == (
        "Questions, 1 open of 1.",
        "2. who pays? Asked by Bo.",
    )
    with pytest.raises(Refused):
        play.do(c.Redact(said=asked), by=4)


def test_nobody_takes_out_the_question_of_somebody_else(play: Play) -> None:
    """Unless they keep the record."""
    asked = play.do(c.AskQuestion(text="who pays?", anonymous=True), by=4)[-1].seq

    with pytest.raises(Refused):
        play.do(c.Redact(said=asked), by=3)
    play.do(c.Redact(said=asked), by=2)

    assert [one.text for one in play.meeting.questions] == [""]


def test_words_that_turn_out_to_be_of_who_said_no_are_taken_out() -> None:
    """A corrected speaker brings that person's own wish along."""
    play = Play(purpose="to read it again")
    play.join("Asha", Role.HOST)
    play.join("Bo")
    play.join("Cai")
    play.do(c.AnswerConsent(keep=True), by=3)
    play.do(c.AnswerConsent(keep=False), by=4)
    play.do(c.CallPerson(person=3, ends=0), by=2)
    said = play.do(c.Say(text="hello"), by=3)[-1].seq

    play.do(c.CorrectSpeaker(caption=said, person=4), by=2)

    assert [one.text for one in play.meeting.captions] == [""]
