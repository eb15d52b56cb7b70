"""Captions: whose words they are, and when they were spoken."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.erasing import erased
from meeting.roles import Role
from meeting.rules.captions import speaker_between
from meeting.state import Caption
from meeting.values import Mended, Origin, Source, Word
from tests.meeting.play import Play


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2), a captioner (3) and two people who talk (4, 5)."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Captions", Role.CAPTIONER)
    play.join("Bo")
    play.join("Cai")
    play.do(c.StartCaptions(language="en", engine="vosk small"), by=3)
    return play


def captions(play: Play) -> list[Caption]:
    """Return all captions."""
    return list(play.meeting.captions)


def test_a_caption_carries_its_engine_language_and_item(play: Play) -> None:
    """Where the words come from stands on every caption."""
    item = play.item("Ramps", host=2)
    play.do(c.StartItem(item=item), by=2)

    play.do(c.AddCaption(text="hello", start=100, end=900), by=3)

    (caption,) = captions(play)
    assert (caption.engine, caption.language, caption.item) == ("vosk small", "en", item)
    assert (caption.source, caption.speaker, caption.by) == (Source.AUTOMATIC, 0, 3)


def test_captions_without_an_engine_are_typed(play: Play) -> None:
    """A person who captions by hand is no machine."""
    play.do(c.StartCaptions(language="en"), by=3)

    play.do(c.AddCaption(text="hello", start=0, end=0), by=3)

    assert captions(play)[0].source is Source.TYPED


def test_starting_captions_again_ends_the_first_start(play: Play) -> None:
    """A captioner has one engine at a time, and a change of it is on record."""
    events = play.do(c.StartCaptions(language="ko", engine="vosk ko"), by=3)

    assert [type(event) for event in events] == [e.CaptionsStopped, e.CaptionsStarted]
    assert [one.language for one in play.meeting.captioners] == ["ko"]


def test_stopping_captions_takes_the_captioner_out(play: Play) -> None:
    """Everybody can see that no captions will come."""
    play.do(c.StopCaptions(), by=3)

    assert play.meeting.captioners == ()


def test_everybody_learns_that_captions_have_stopped_and_go_on(play: Play) -> None:
    """A reader must not take silence on the screen for silence in the room."""
    (stalled,) = play.do(c.StallCaptions(since=10**9), by=3)
    since = play.meeting.captioners[0].stalled
    (resumed,) = play.do(c.ResumeCaptions(start=100, end=4_100), by=3)

    assert isinstance(stalled, e.CaptionsStalled)
    assert since == stalled.since <= stalled.at
    assert isinstance(resumed, e.CaptionsResumed)
    assert play.meeting.captioners[0].stalled is None
    assert [(gap.start, gap.end) for gap in play.meeting.gaps] == [(100, 4_100)]


def test_captions_that_lost_nothing_leave_no_gap(play: Play) -> None:
    """The sound was heard again: the record has all of it."""
    play.do(c.StallCaptions(since=100), by=3)
    play.do(c.ResumeCaptions(start=100, end=100), by=3)

    assert play.meeting.gaps == ()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (100, 900, (100, 900)),
        (900, 100, (100, 100)),
        (100, 10**9, (100, 6000)),
        (10**9, 10**9, (6000, 6000)),
    ],
)
def test_a_caption_lies_between_the_opening_and_now(
    play: Play, start: int, end: int, expected: tuple[int, int]
) -> None:
    """Times from a captioner whose clock runs wild are brought back to what can be."""
    play.do(c.AddCaption(text="hello", start=start, end=end), by=3)

    (caption,) = captions(play)
    assert (caption.start, caption.end) == expected


def test_words_are_cleaned_and_lie_within_their_caption(play: Play) -> None:
    """A word cannot begin before its caption, end after it, or end before it begins."""
    words = (Word("he\x1bllo", 0, 50), Word("you", 500, 300), Word("all", 800, 99_000, 0.5))

    play.do(c.AddCaption(text="hello you all", start=100, end=900, words=words), by=3)

    assert captions(play)[0].words == (
        Word("hello", 100, 100),
        Word("you", 500, 500),
        Word("all", 800, 900, 0.5),
    )


def test_what_terms_took_the_place_of_is_kept_and_cleaned(play: Play) -> None:
    """So that anybody can ask, and put it back."""
    mended = (Mended("ye\x1bllow", "hello", Origin.GLOSSARY),)

    play.do(c.AddCaption(text="hello", start=0, end=0, mended=mended), by=3)

    assert captions(play)[0].mended == (Mended("yellow", "hello", Origin.GLOSSARY),)


def test_words_that_are_taken_out_are_gone_from_the_terms_too(play: Play) -> None:
    """What was heard is as private as what was written."""
    mended = (Mended("secret", "hidden", Origin.PEOPLE),)
    play.do(c.AddCaption(text="hidden", start=0, end=0, mended=mended), by=3)
    (caption,) = captions(play)

    play.do(c.Redact(said=caption.id), by=2)

    assert captions(play)[0].mended == ()
    (added,) = (one for one in play.log if isinstance(one, e.CaptionAdded))
    assert erased(added).mended == ()


@pytest.mark.parametrize(
    ("start", "end", "speaker"),
    [
        (0, 500, 0),
        (5600, 6600, 4),
        (6600, 7300, 4),
        (6600, 7800, 5),
        (7500, 8000, 5),
        (7200, 7200, 5),
        (9500, 9900, 0),
        (0, 9900, 5),
    ],
)
def test_a_caption_belongs_to_who_had_the_floor_for_most_of_it(
    play: Play, start: int, end: int, speaker: int
) -> None:
    """Bo speaks from 6 to 7 seconds, Cai from 7 to 9, nobody before or after."""
    bo = play.do(c.CallPerson(person=4, ends=0), by=2)[-1].seq
    cai = play.do(c.CallPerson(person=5, ends=bo), by=2)[-1].seq
    play.do(c.EndTurn(turn=cai), by=5, after=2000)

    assert speaker_between(play.meeting, start, end) == speaker


def test_who_speaks_now_is_found_too(play: Play) -> None:
    """A turn that still lasts counts up to the end of the caption."""
    play.do(c.CallPerson(person=4, ends=0), by=2)

    assert speaker_between(play.meeting, 5000, 9000) == 4


def test_a_voice_that_reads_aloud_is_the_readers() -> None:
    """What the machine hears is not what the writer said: their own words are there, typed."""
    play = Play()
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")
    turn = play.do(c.CallPerson(person=ana, ends=0), host)[-1].seq
    play.do(c.StillWriting(turn=turn), ana, after=10_000)
    play.do(c.ReadAloud(turn=turn), host, after=10_000)

    before = speaker_between(play.meeting, play.at - 8000, play.at - 6000)
    after = speaker_between(play.meeting, play.at + 1000, play.at + 3000)

    assert (before, after) == (ana, host)
