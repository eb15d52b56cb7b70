"""Words that may not be kept reach no log, and words that are taken out leave it."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.erasing import (
    BLANKS,
    NAMES,
    OF_THE_MEETING,
    all_consent,
    erased,
    erases,
    lasting,
    may_be_kept,
)
from meeting.events import EVENTS
from meeting.privacy import PRIVATE
from meeting.roles import Role
from meeting.wire import encode
from tests.meeting import asked
from tests.meeting.asked import asked_meeting
from tests.meeting.play import Play
from tests.meeting.story import whole_meeting
from tests.meeting.strategies import message

OURS = {"engine", "language"}
"""Fields whose words are no person's."""

WITH_WORDS: list[type[e.Event]] = [*BLANKS, e.MoveUndone]


def log_of(play: Play) -> list[e.Event]:
    """Return what the log has at the end: what it kept, less what was erased."""
    kept: list[e.Event] = []
    for event, (before, _) in zip(play.log, pairwise(play.states), strict=True):
        least = lasting(event, before)
        kept = [erased(one) if erases(least, one) else one for one in kept]
        kept.append(least)
    return kept


def bytes_of(events: Iterable[e.Event]) -> bytes:
    """Return all that is written of these events."""
    return b"".join(map(encode, events))


def texts_of(kind: type[e.Event]) -> set[str]:
    """Return the fields of an event that hold free text."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return {one.name for one in info.fields if isinstance(one.type, inspect.StrType)}


def test_every_event_with_words_is_in_a_table() -> None:
    """A new event with words needs a row in BLANKS, or must be the meeting's own."""
    known = {*BLANKS, *OF_THE_MEETING, *PRIVATE, e.MoveUndone}

    assert {kind for kind in EVENTS if texts_of(kind)} - known == set()
    assert all(set(blank) >= texts_of(kind) - OURS for kind, blank in BLANKS.items())


@given(st.sampled_from(WITH_WORDS).flatmap(message))
def test_erasing_takes_all_words_and_is_done_once(event: e.Event) -> None:
    """What is erased keeps number, time and kind; erasing it again changes nothing."""
    blank = erased(event)

    assert (blank.seq, blank.at, blank.by, type(blank)) == (
        event.seq, event.at, event.by, type(event),
    )  # fmt: skip
    assert erased(blank) is blank


def test_where_nobody_is_asked_the_log_keeps_all() -> None:
    """The very same events, so that they are encoded once."""
    play = whole_meeting()

    for event, before in zip(play.log, play.states, strict=False):
        assert lasting(event, before) is event


@pytest.mark.parametrize(
    "marker", [asked.OFF, asked.REFUSED, asked.TAKEN, asked.BEFORE, asked.WITHDRAWN, asked.NO_NAME]
)
def test_no_marker_is_in_the_log(marker: str) -> None:
    """Everybody read it live, and no byte of the log has it."""
    play = asked_meeting()

    assert marker.encode() in bytes_of(play.log)
    assert marker.encode() not in bytes_of(log_of(play))


def test_what_was_agreed_to_is_in_the_log() -> None:
    """A yes keeps words; the other name stands for the own one."""
    kept = bytes_of(log_of(asked_meeting()))

    assert asked.KEPT.encode() in kept
    assert b"A resident" in kept
    assert b'"Bo"' not in kept


def test_the_log_makes_the_same_meeting_without_the_words() -> None:
    """Numbers, turns, queue and times are those of the meeting that people saw."""
    play = asked_meeting()

    again = replay(log_of(play))

    assert [one.id for one in again.captions] == [one.id for one in play.meeting.captions]
    assert [one.id for one in again.turns] == [one.id for one in play.meeting.turns]
    assert [hand.id for hand in again.queue] == [hand.id for hand in play.meeting.queue]
    assert again.off == play.meeting.off
    assert again.name_of(asked.CAI) == "Guest 5"
    assert again.name_of(asked.BO) == "A resident"


def test_words_on_both_sides_of_a_border_are_off_the_record() -> None:
    """A caption that is finished after the stretch, or began before it, is not kept."""
    play = Play()
    host = play.join("Asha", Role.HOST)
    off = play.do(c.GoOffRecord(), host)[0].at
    on = play.do(c.GoOnRecord(), host)[0].at

    assert not may_be_kept(play.meeting, host, off - 500, off)
    assert not may_be_kept(play.meeting, host, on, on + 500)
    assert may_be_kept(play.meeting, host, on + 1, on + 500)
    assert may_be_kept(play.meeting, host, off - 500, off - 1)


def test_words_of_nobody_known_need_everybodys_yes() -> None:
    """They may be anybody's who is here and talks; who only watches is not asked for it."""
    play = Play(purpose="to read it again")
    host, bo = play.join("Asha", Role.HOST), play.join("Bo")
    play.join("Captions", Role.CAPTIONER)
    play.join("Wyn", Role.OBSERVER)
    play.do(c.AnswerConsent(keep=True), host)
    assert not all_consent(play.meeting)

    play.do(c.AnswerConsent(keep=True), bo)

    assert all_consent(play.meeting)
    assert may_be_kept(play.meeting, 0, play.at, play.at)


def test_names_are_no_secret_in_the_meeting() -> None:
    """The events with names, and ways to be addressed, go to everybody in it: known as such."""
    named = {kind for kind in BLANKS if set(BLANKS[kind]) <= {"name", "addressed"}}

    assert {*named, e.AddressChosen} == {*NAMES, e.ConsentGiven}


def test_how_somebody_is_addressed_is_kept_like_their_name() -> None:
    """It may tell who they are, so it stands in the log only with a yes to the very name."""
    play = Play(purpose="to read it again")
    joined = c.Join(name="Ana", roles=(Role.PARTICIPANT,), addressed="Dr Rao")
    ana, bo = play.do(joined)[0].seq, play.do(joined)[0].seq

    play.do(c.AnswerConsent(keep=True), ana)
    play.do(c.AnswerConsent(keep=True, name="A resident"), bo)
    for person in (ana, bo):
        play.do(c.ChooseAddress(words="she/her"), person)
    kept = [lasting(event, before) for event, before in zip(play.log, play.states, strict=False)]

    told = [
        one.addressed if isinstance(one, e.PersonJoined | e.ConsentGiven) else one.words
        for one in kept
        if isinstance(one, e.PersonJoined | e.ConsentGiven | e.AddressChosen)
    ]
    assert told == ["", "", "Dr Rao", "", "she/her", ""]


def test_a_no_takes_back_how_somebody_was_addressed() -> None:
    """With the name, out of the log."""
    no = e.ConsentRefused(seq=9, person=2)

    assert erases(no, e.AddressChosen(seq=3, by=2, person=2, words="Dr Rao"))
    assert not erases(no, e.AddressChosen(seq=3, by=4, person=4, words="Dr Rao"))


@pytest.mark.parametrize("erasing", [c.Redact(said=0), c.AnswerConsent(keep=False)])
def test_links_leave_with_the_line_that_had_them(erasing: c.Command) -> None:
    """Live, the list is what somebody gets who comes later; another line still has its link."""
    play = Play(purpose="to read it again")
    host, bo = play.join("Asha", Role.HOST), play.join("Bo")
    for person in (host, bo):
        play.do(c.AnswerConsent(keep=True), person)
    said = play.do(c.Chat(text="https://example.org/a and https://example.org/b"), bo)[-1].seq
    play.do(c.Chat(text="As I said: https://example.org/b"), host)
    play.do(c.Chat(text="https://example.org/c"), host)
    if isinstance(erasing, c.Redact):
        (last,) = play.do(c.Redact(said=said), host)
    else:
        (last,) = play.do(erasing, bo)
    later = replay(erased(event) if erases(last, event) else event for event in play.log)

    assert [one.address[-1] for one in play.meeting.links] == ["b", "c"]
    assert play.meeting.links == later.links
