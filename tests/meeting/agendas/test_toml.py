"""An agenda in TOML: read, written, and refused in words that say where."""

import pytest
from hypothesis import given

from meeting.agendas import toml
from meeting.agendas.agenda import Agenda
from meeting.errors import Unreadable
from tests.meeting.agendas.any_agenda import agendas


@given(agendas)
def test_any_agenda_survives_its_own_file(agenda: Agenda) -> None:
    """What is written is read back to the same."""
    assert toml.read(toml.write(agenda)) == agenda


def test_the_form_in_the_docstring_is_read() -> None:
    """The example of the form is one."""
    assert toml.__doc__
    example = toml.__doc__.partition("\n\n")[2].replace("\n    ", "\n").strip()

    agenda = toml.read(example)

    assert agenda.title == "Planning the street fair"
    told = [(one.title, one.is_sub, one.is_break) for one in agenda.items]
    assert told == [("Welcome", False, False), ("Names", True, False), ("Tea", False, True)]


@pytest.mark.parametrize("text", ["title = ", "minutes = 5", '[[item]]\nminutes = "5"'])
def test_what_is_no_agenda_is_refused(text: str) -> None:
    """A slip of the pen is told, not passed over."""
    with pytest.raises(Unreadable):
        toml.read(text)
