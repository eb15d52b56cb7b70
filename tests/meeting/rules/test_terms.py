"""The glossary: terms that anybody can ask about, each once."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Role
from meeting.rules.terms import MOST_TERMS
from meeting.values import Term
from tests.meeting.play import Play

HOST = 2
READ = Term("Easy Read", "Short sentences, with pictures.")


@pytest.fixture
def play() -> Play:
    """A meeting with a host."""
    play = Play()
    play.join("Asha", Role.HOST)
    return play


def test_a_term_is_kept_cleaned_with_what_it_is_heard_as(play: Play) -> None:
    """Each form once; empty ones are none."""
    play.do(c.AddTerms(terms=(Term("Ra\x1bo", " a name ", ("row", "row", "")),)), HOST)

    assert play.meeting.terms == (Term("Rao", "a name", ("row",)),)


def test_a_term_that_is_there_is_changed_whatever_its_case(play: Play) -> None:
    """It keeps its place, and what is the same already is no news."""
    play.do(c.AddTerms(terms=(READ, Term("PIP"))), HOST)

    (event,) = play.do(c.AddTerms(terms=(Term("easy read"), Term("PIP"))), HOST)

    assert event == e.TermsAdded(seq=event.seq, at=event.at, by=HOST, terms=(Term("easy read"),))
    assert play.meeting.terms == (Term("easy read"), Term("PIP"))
    with pytest.raises(Refused, match="says that already"):
        play.do(c.AddTerms(terms=(Term("PIP"),)), HOST)


def test_a_term_can_be_taken_out_again(play: Play) -> None:
    """Whatever the case; one that is not there is told."""
    play.do(c.AddTerms(terms=(READ,)), HOST)

    play.do(c.DropTerm(term="EASY READ"), HOST)

    assert play.meeting.terms == ()
    with pytest.raises(Refused, match="no such term"):
        play.do(c.DropTerm(term="Easy Read"), HOST)


def test_a_full_glossary_takes_changes_only(play: Play) -> None:
    """It is bounded, as all that people can fill."""
    for begin in range(0, MOST_TERMS, 200):
        play.do(c.AddTerms(terms=tuple(Term(f"t{n}") for n in range(begin, begin + 200))), HOST)

    with pytest.raises(Refused, match="The glossary is full"):
        play.do(c.AddTerms(terms=(Term("one more"),)), HOST)
    play.do(c.AddTerms(terms=(Term("t1", "changed"),)), HOST)

    assert len(play.meeting.terms) == MOST_TERMS


def test_an_empty_term_is_refused(play: Play) -> None:
    """Signs that nobody sees are none."""
    with pytest.raises(Refused, match="The term is empty"):
        play.do(c.AddTerms(terms=(Term("\u200b"),)), HOST)
