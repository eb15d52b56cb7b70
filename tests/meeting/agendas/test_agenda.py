"""What an agenda file puts into a meeting."""

from __future__ import annotations

from meeting import commands as c
from meeting.agendas import markdown
from meeting.agendas.agenda import MOST_AT_ONCE, Agenda, agenda_of
from meeting.values import Term
from tests.meeting.play import Play

FILE = """# Street fair

Term: PIP: Money for what disability costs.

1. Welcome (5 min)
   Who is here.
   Term: Asha Rao = usher row
"""


def test_terms_of_the_file_are_in_the_meeting_and_come_back() -> None:
    """Wherever they stand, they are no words of an item."""
    agenda, play = markdown.read(FILE), Play(title="Street fair")

    for command in agenda.commands:
        play.do(command)

    assert play.meeting.terms == (
        Term("PIP", "Money for what disability costs."),
        Term("Asha Rao", "", ("usher row",)),
    )
    assert play.meeting.agenda[0].words == "Who is here."
    assert agenda_of(play.meeting) == agenda


def test_a_long_glossary_goes_in_by_parts_each_term_once() -> None:
    """As many at once as the wire takes."""
    terms = tuple(Term(f"t{number}") for number in range(MOST_AT_ONCE + 1))

    commands = Agenda("", (), terms=(*terms, *terms)).commands

    assert [len(one.terms) for one in commands if isinstance(one, c.AddTerms)] == [MOST_AT_ONCE, 1]
