"""An agenda file becomes items, and items become the same file again."""

from meeting import agenda_text
from meeting.state import Item

FILE = """\
# Planning the street fair

Everybody is welcome.

1. Welcome (5 min)
   Who is here
   and how we talk.
- Money [10 minutes]
* Break (10)
4) Quiet room (15 min, break)
5. Where (and when)
"""


def test_every_form_of_item_is_read() -> None:
    """Numbers, dashes and stars all make items; other lines are left out or are plain words."""
    agenda = agenda_text.read(FILE)

    told = [(item.title, item.minutes, item.is_break, item.words) for item in agenda.items]
    assert agenda.title == "Planning the street fair"
    assert told == [
        ("Welcome", 5, False, "Who is here and how we talk."),
        ("Money", 10, False, ""),
        ("Break", 10, True, ""),
        ("Quiet room", 15, True, ""),
        ("Where (and when)", 0, False, ""),
    ]


def test_an_agenda_survives_its_own_file() -> None:
    """What is written is read back to the same title and items."""
    read = agenda_text.read(FILE)
    items = [
        Item(id=n, title=i.title, minutes=i.minutes, words=i.words, is_break=i.is_break)
        for n, i in enumerate(read.items, 1)
    ]

    again = agenda_text.read(agenda_text.write(read.title, items))

    assert again == read


def test_nothing_in_a_file_acts_on_a_terminal() -> None:
    """Control signs in titles and words are gone after reading."""
    agenda = agenda_text.read("# A\x1b[2J\n1. B\x07 (5 min)\n   c\x1b]0;x\x07\n")

    shown = agenda.title + agenda.items[0].title + agenda.items[0].words
    assert shown.isprintable()


def test_an_empty_file_is_an_empty_agenda() -> None:
    """No title and no items, and no error."""
    agenda = agenda_text.read("")

    assert agenda == agenda_text.Agenda("", ())
