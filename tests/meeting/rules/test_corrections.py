"""Corrections: who makes them at once, who proposes, and what two people who agree can do."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Role
from meeting.state import Caption
from meeting.values import Source
from tests.meeting.play import Play

HOST, CAPTIONS, BO, CAI, SCRIBE, WATCHER = 2, 3, 4, 5, 6, 7


@pytest.fixture
def play() -> Play:
    """A meeting in which Bo has said two captions (11 and 12), and Cai one (14)."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Captions", Role.CAPTIONER)
    play.join("Bo")
    play.join("Cai")
    play.join("Dee", Role.SCRIBE)
    play.join("Wyn", Role.OBSERVER)
    play.do(c.StartCaptions(language="en", engine="vosk"), by=CAPTIONS)
    bo = play.do(c.CallPerson(person=BO, ends=0), by=HOST)[-1].seq
    play.do(c.AddCaption(text="a v has a rump", start=8000, end=9000), by=CAPTIONS)
    play.do(c.AddCaption(text="the rump of a v", start=9000, end=9500), by=CAPTIONS)
    play.do(c.CallPerson(person=CAI, ends=bo), by=HOST)
    play.do(c.AddCaption(text="a rump", start=11_500, end=12_000), by=CAPTIONS)
    return play


def captions(play: Play) -> list[Caption]:
    """Return all captions."""
    return list(play.meeting.captions)


def texts(play: Play) -> list[str]:
    """Return what the captions say."""
    return [one.text for one in captions(play)]


@pytest.mark.parametrize("by", [HOST, CAPTIONS, SCRIBE, BO])
def test_a_correction_keeps_the_first_text(play: Play, by: int) -> None:
    """Host, captioner, scribe and who spoke mend words at once; what stood there is kept."""
    first = captions(play)[0]

    play.do(c.CorrectCaption(caption=first.id, text="Avni has a ramp"), by=by)

    changed = captions(play)[0]
    assert (changed.text, changed.raw) == ("Avni has a ramp", "a v has a rump")
    assert (changed.source, changed.corrected_by) == (Source.CORRECTED, by)
    assert play.meeting.proposals == ()


@pytest.mark.parametrize("by", [CAI, WATCHER])
def test_anybody_else_proposes(play: Play, by: int) -> None:
    """Nothing changes yet; the proposal waits with who made it, also from an observer."""
    first = captions(play)[0]

    play.do(c.ReplaceWords(caption=first.id, old="a v", new="Avni"), by=by)
    play.do(c.CorrectCaption(caption=first.id, text="Avni has a ramp"), by=by)

    assert captions(play)[0].text == first.text
    assert [(one.by, one.old, one.new) for one in play.meeting.proposals] == [
        (by, "a v", "Avni"),
        (by, "a v has a rump", "Avni has a ramp"),
    ]


@pytest.mark.parametrize("by", [HOST, SCRIBE, CAPTIONS, BO, CAI])
def test_a_proposal_is_made_when_somebody_agrees(play: Play, by: int) -> None:
    """A scribe, who spoke, or a second person: the record says who agreed, and with what."""
    caption = captions(play)[0].id
    proposal = play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=WATCHER)[-1].seq

    (event,) = play.do(c.AgreeToCorrection(proposal=proposal), by=by)

    assert event == e.CaptionCorrected(
        seq=event.seq, at=event.at, by=by, caption=caption,
        text="a v has a ramp", old="rump", new="ramp", proposal=proposal,
    )  # fmt: skip
    assert play.meeting.proposals == ()
    assert captions(play)[0].corrected_by == by


def test_nobody_agrees_with_themselves(play: Play) -> None:
    """Two people are two people."""
    caption = captions(play)[0].id
    proposal = play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=CAI)[-1].seq

    with pytest.raises(Refused):
        play.do(c.AgreeToCorrection(proposal=proposal), by=CAI)
    with pytest.raises(Refused):
        play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=CAI)


def test_proposing_the_same_is_agreeing(play: Play) -> None:
    """Two people who type the same correction need no third word."""
    caption = captions(play)[0].id
    play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=CAI)

    play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=WATCHER)

    assert texts(play)[0] == "a v has a ramp"


def test_two_proposals_for_one_caption_can_both_be_made(play: Play) -> None:
    """A proposal changes its own words, so what was mended meanwhile stays mended."""
    caption = captions(play)[0].id
    one = play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=CAI)[-1].seq
    two = play.do(c.ReplaceWords(caption=caption, old="a v", new="Avni"), by=CAI)[-1].seq

    play.do(c.AgreeToCorrection(proposal=two), by=SCRIBE)
    play.do(c.AgreeToCorrection(proposal=one), by=SCRIBE)

    assert texts(play)[0] == "Avni has a ramp"


def test_a_proposal_whose_words_are_gone_falls(play: Play) -> None:
    """Nothing is put in the place of words that are not there."""
    caption = captions(play)[0].id
    proposal = play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=CAI)[-1].seq
    play.do(c.CorrectCaption(caption=caption, text="Avni has a ramp"), by=SCRIBE)

    (event,) = play.do(c.AgreeToCorrection(proposal=proposal), by=SCRIBE)

    assert isinstance(event, e.CorrectionDeclined)
    assert texts(play)[0] == "Avni has a ramp"
    assert play.meeting.proposals == ()


def test_words_are_mended_everywhere(play: Play) -> None:
    """Each caption that has them is corrected, each with its old words on record."""
    caption = captions(play)[0].id

    events = play.do(
        c.ReplaceWords(caption=caption, old="a v", new="Avni", everywhere=True), SCRIBE
    )

    assert [event.caption for event in events if isinstance(event, e.CaptionCorrected)] == [
        captions(play)[0].id,
        captions(play)[1].id,
    ]
    assert texts(play) == ["Avni has a rump", "the rump of Avni", "a rump"]


def test_who_spoke_mends_only_their_own_words(play: Play) -> None:
    """In all captions there are others' words too, so that is a proposal."""
    caption = captions(play)[0].id

    (event,) = play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp", everywhere=True), BO)

    assert isinstance(event, e.CorrectionProposed)


@pytest.mark.parametrize("by", [CAI, SCRIBE, BO])
def test_a_proposal_is_declined(play: Play, by: int) -> None:
    """By who made it, by a scribe, by who spoke; the caption stays as it was."""
    caption = captions(play)[0].id
    proposal = play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=CAI)[-1].seq

    play.do(c.DeclineCorrection(proposal=proposal, reason="it was a rump"), by=by)

    assert play.meeting.proposals == ()
    assert texts(play)[0] == "a v has a rump"


def test_a_wrong_speaker_is_mended_for_the_whole_stretch(play: Play) -> None:
    """All that was said without anybody between goes over; what others said stays theirs."""
    first, second, third = captions(play)

    play.do(c.CorrectSpeaker(caption=second.id, person=WATCHER), by=SCRIBE)

    assert [one.speaker for one in captions(play)] == [WATCHER, WATCHER, CAI]
    assert [one.text for one in captions(play)] == [first.text, second.text, third.text]


def test_one_caption_alone_can_change_its_speaker(play: Play) -> None:
    """Where two people shared a turn."""
    second = captions(play)[1].id

    play.do(c.CorrectSpeaker(caption=second, person=CAI, only=True), by=SCRIBE)

    assert [one.speaker for one in captions(play)] == [BO, CAI, CAI]


def test_the_stretch_ends_where_somebody_else_spoke(play: Play) -> None:
    """The same person's next stretch is another one."""
    play.do(c.AddCaption(text="again", start=8100, end=8200), by=CAPTIONS)

    play.do(c.CorrectSpeaker(caption=captions(play)[3].id, person=WATCHER), by=SCRIBE)

    assert [one.speaker for one in captions(play)] == [BO, BO, CAI, WATCHER]


def test_a_scribe_mends_the_name_of_somebody_on_the_phone(play: Play) -> None:
    """A person's name stands in one place, so every caption has it at once."""
    added = play.do(c.RaiseFor(name="Speaker 1"), by=HOST)[0].seq
    play.do(c.CorrectSpeaker(caption=captions(play)[0].id, person=added), by=SCRIBE)

    play.do(c.RenameSpeaker(person=added, name="Eve"), by=SCRIBE)

    assert play.meeting.name_of(captions(play)[1].speaker) == "Eve"


def test_corrections_go_on_after_the_meeting(play: Play) -> None:
    """Proposing, agreeing, declining, speakers and names: all of it works afterwards."""
    play.do(c.CloseMeeting(), by=HOST)
    caption = captions(play)[0].id

    one = play.do(c.ReplaceWords(caption=caption, old="rump", new="ramp"), by=CAI)[-1].seq
    play.do(c.AgreeToCorrection(proposal=one), by=WATCHER)
    two = play.do(c.ReplaceWords(caption=caption, old="a v", new="Avni"), by=CAI)[-1].seq
    play.do(c.DeclineCorrection(proposal=two), by=SCRIBE)
    play.do(c.CorrectCaption(caption=caption, text="Avni has a ramp."), by=BO)
    play.do(c.CorrectSpeaker(caption=caption, person=CAI), by=SCRIBE)
    play.do(c.RenameSpeaker(person=CAI, name="Kai"), by=SCRIBE)

    assert texts(play)[0] == "Avni has a ramp."
    assert play.meeting.name_of(captions(play)[0].speaker) == "Kai"
