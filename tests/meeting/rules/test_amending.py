"""Amendments of decisions and actions: the same agreement as with corrections."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.erasing import erased, erases, lasting
from meeting.errors import Refused
from meeting.final import DAY
from meeting.roles import Role
from tests.meeting.play import AMEND_DAYS, Play
from transcripts import phrases
from transcripts.compose import compose
from transcripts.history import follow

HOST, BO, CAI, DECISION, ACTION = 2, 3, 4, 5, 6


@pytest.fixture
def play() -> Play:
    """A meeting that has decided something (5), and given somebody a task (6), and is over."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Bo")
    play.join("Cai")
    play.do(c.RecordDecision(text="We meet in May."), HOST)
    play.do(c.RecordAction(who="Bo", what="ask the bilder", due="Friday"), HOST)
    play.do(c.CloseMeeting(), HOST)
    return play


def texts(play: Play) -> list[str]:
    """Return what was decided and who does what."""
    return [one.text for one in (*play.meeting.decisions, *play.meeting.actions)]


def test_who_writes_the_record_amends_it_at_once(play: Play) -> None:
    """Who and when stay as they were."""
    play.do(c.Amend(mark=ACTION, text="ask the builder"), HOST)

    assert texts(play) == ["We meet in May.", "ask the builder"]
    assert (play.meeting.actions[0].who, play.meeting.actions[0].due) == ("Bo", "Friday")


def test_others_propose_and_one_more_person_agrees(play: Play) -> None:
    """As with captions, and with the same commands."""
    proposal = play.do(c.Amend(mark=DECISION, text="We meet in June."), BO)[-1]
    assert texts(play)[0] == "We meet in May."
    with pytest.raises(Refused, match="You proposed that yourself"):
        play.do(c.AgreeToCorrection(proposal=proposal.seq), BO)

    play.do(c.AgreeToCorrection(proposal=proposal.seq), CAI)

    assert texts(play)[0] == "We meet in June."
    assert play.meeting.proposals == ()


def test_two_who_say_the_same_agree(play: Play) -> None:
    """Without looking for a number."""
    play.do(c.Amend(mark=DECISION, text="We meet in June."), BO)
    play.do(c.Amend(mark=DECISION, text="We meet in June."), CAI)

    assert texts(play)[0] == "We meet in June."


@pytest.mark.parametrize(("by", "may"), [(HOST, True), (BO, True), (CAI, False)])
def test_who_writes_the_record_and_who_proposed_can_put_it_aside(
    play: Play, by: int, *, may: bool
) -> None:
    """Nobody else can."""
    proposal = play.do(c.Amend(mark=DECISION, text="We meet in June."), BO)[-1].seq

    if may:
        play.do(c.DeclineCorrection(proposal=proposal), by)
        assert play.meeting.proposals == ()
    else:
        with pytest.raises(Refused, match="You may not decline that"):
            play.do(c.DeclineCorrection(proposal=proposal), by)


def test_a_final_record_is_amended_by_nobody(play: Play) -> None:
    """Not even by the host."""
    with pytest.raises(Refused, match=r"The record is final\."):
        play.do(c.Amend(mark=DECISION, text="x"), HOST, after=AMEND_DAYS * DAY)


def test_the_minutes_tell_old_and_new_words_and_who(play: Play) -> None:
    """As with every correction."""
    proposal = play.do(c.Amend(mark=DECISION, text="We meet in June."), BO)[-1].seq
    play.do(c.AgreeToCorrection(proposal=proposal), CAI)

    meeting, history = follow(play.log)
    (told,) = map(phrases.correction, compose(meeting, history=history).corrections)

    assert told.startswith("At 0:00:08, Cai amended what was written down at 0:00:04.")
    assert told.endswith("Bo proposed it. Before: We meet in May. Now: We meet in June.")


def test_a_redaction_takes_every_wording_out_of_the_log(play: Play) -> None:
    """The old one, the proposed ones, and the new one."""
    for text in ("zebra one", "zebra two"):
        play.do(c.Amend(mark=DECISION, text=text), BO)
    play.do(c.Amend(mark=DECISION, text="zebra three"), HOST)
    redaction = play.do(c.Redact(said=DECISION), HOST)[-1]

    kept = [
        erased(event) if erases(redaction, event) else lasting(event, before)
        for event, before in zip(play.log, play.states, strict=False)
    ]

    assert isinstance(redaction, e.Redacted)
    assert "zebra" not in str(kept)
    assert "May" not in str(kept)
    assert replay(kept).decisions == play.meeting.decisions == ()
    assert play.meeting.proposals == ()


def test_amendments_stay_in_the_log(play: Play) -> None:
    """Whoever replays it gets the new words."""
    play.do(c.Amend(mark=DECISION, text="We meet in June."), BO)
    play.do(c.Amend(mark=DECISION, text="We meet in June."), CAI)

    kept = [lasting(event, state) for event, state in zip(play.log, play.states, strict=False)]

    assert replay(kept).decisions[0].text == "We meet in June."


def test_a_mark_that_is_taken_back_takes_its_proposals_along() -> None:
    """There is nothing left to agree to."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Bo")
    play.do(c.RecordDecision(text="x"), HOST)
    play.do(c.Amend(mark=4, text="y"), BO)

    play.do(c.TakeBackMark(mark=4), HOST)

    assert play.meeting.proposals == ()
